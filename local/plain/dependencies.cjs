'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { contentsOf, readStamp, same, writeStamp } = require('./fingerprint.cjs');
const { run } = require('./run.cjs');

const STAMP = 'node_modules/.bangfu-installed';

function wanted(root) {
  return { ...contentsOf(root, ['package-lock.json']), platform: `${process.platform}-${process.arch}` };
}

/** Whether npm itself, run by hand, installed what the lock file says. It writes its list last of all. */
function installedByNpm(root) {
  const list = readStamp(path.join(root, 'node_modules/.package-lock.json'));
  if (!list) return false;
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const asLocked = Object.entries(list.packages).every(
    ([name, { version, integrity }]) =>
      packages[name] && packages[name].version === version && packages[name].integrity === integrity,
  );
  const complete = Object.entries(packages).every(
    ([name, { optional, devOptional, peer }]) =>
      name === '' || optional || devOptional || peer || name in list.packages,
  );
  return asLocked && complete;
}

function isInstalled(root) {
  return same(readStamp(path.join(root, STAMP)), wanted(root));
}

/**
 * Installs what package-lock.json says unless that is there already; whatever matches is not touched.
 * @throws Error when npm fails
 */
async function install(root, say) {
  if (!installedByNpm(root)) {
    say('installing dependencies (npm ci); this takes about a minute');
    const npm = process.env.npm_execpath;
    const [command, first] = npm && npm.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
    const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    // Their output belongs to those who look for trouble, not into what a command prints.
    const code = await run(command, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
    if (code !== 0)
      throw new Error(`npm ci failed with code ${code}: see above; is the package registry in reach?`);
  }
  writeStamp(path.join(root, STAMP), wanted(root));
}

module.exports = { isInstalled, install };
