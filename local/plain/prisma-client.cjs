'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { contentsOf, listFiles, readStamp, same, writeStamp } = require('./fingerprint.cjs');

const CLIENT = 'prisma/client';
const STAMP = `${CLIENT}/.generated-from`;

function wanted(root) {
  const schema = listFiles(root, 'prisma/schema', (file) => file.endsWith('.prisma'));
  return contentsOf(root, [...schema, 'node_modules/prisma/package.json']);
}

function isGenerated(root) {
  return same(readStamp(path.join(root, STAMP)), wanted(root));
}

/**
 * Generates the Prisma client from prisma/schema.
 * @throws Error with what Prisma says
 */
function generate(root, say) {
  say('generating the database client');
  const before = wanted(root);
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  const result = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
  writeStamp(path.join(root, STAMP), before);
}

module.exports = { isGenerated, generate };
