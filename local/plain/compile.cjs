'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { contentsOf, listFiles, readStamp, same, writeStamp } = require('./fingerprint.cjs');

const STAMP = 'dist/.compiled-from';
const CONFIG = 'tsconfig.build.json';
const SETTINGS = [CONFIG, 'tsconfig.json', 'package-lock.json'];
const BUNDLER = 'dist/worker/build-bundle.js';

const isSource = (file) => /\.(ts|cts|cjs|json)$/.test(file);
const outputOf = (file) => `dist/${file.replace(/\.ts$/, '.js')}`;

function wanted(root) {
  const { include } = JSON.parse(fs.readFileSync(path.join(root, CONFIG), 'utf8'));
  const folders = include.filter((folder) => fs.existsSync(path.join(root, folder)));
  return contentsOf(root, [...SETTINGS, ...folders.flatMap((folder) => listFiles(root, folder, isSource))]);
}

function isCompiled(root) {
  return same(readStamp(path.join(root, STAMP)), wanted(root));
}

function removeOutputsOfGoneSources(root, before, now) {
  for (const file of Object.keys(before)) {
    if (file in now) continue;
    for (const output of [outputOf(file), `${outputOf(file)}.map`])
      fs.rmSync(path.join(root, output), { force: true });
  }
}

/** Plain Node code runs beside the compiled. SQL and reference data are read from where they are. */
function copyPlainCode(root, files) {
  for (const file of files.filter((name) => name.endsWith('.cjs'))) {
    fs.mkdirSync(path.dirname(path.join(root, 'dist', file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(root, 'dist', file));
  }
}

function node(root, args, what) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (result.status !== 0) throw new Error(`${what} failed: see above`);
}

/**
 * Compiles the sources into dist/, copies what the compiler leaves out, and bundles the workflows.
 * @throws Error when one of these fails
 */
function compile(root, say) {
  say('compiling');
  const now = wanted(root);
  const before = readStamp(path.join(root, STAMP));
  // Without the stamp nobody knows what lies there.
  if (before) removeOutputsOfGoneSources(root, before, now);
  else fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  fs.rmSync(path.join(root, STAMP), { force: true });
  node(root, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', CONFIG], 'the compiler');
  copyPlainCode(root, Object.keys(now));
  const bundler = path.join(root, BUNDLER);
  if (fs.existsSync(bundler)) node(root, [bundler], 'bundling the workflows');
  writeStamp(path.join(root, STAMP), now);
}

module.exports = { isCompiled, compile };
