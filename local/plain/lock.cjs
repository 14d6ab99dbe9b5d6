'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { randomUUID } = require('node:crypto');
const { identify, isRunning } = require('./identity.cjs');

const POLL_MS = 200;
const TAKEOVER_MAX_AGE_MS = 10_000;
const NOBODY = { pid: 0, startedAt: '' };

/** Puts `content` at `file` in one step; false when something is already there. */
function createWhole(file, content) {
  const whole = `${file}.${randomUUID()}`;
  fs.writeFileSync(whole, content, { mode: 0o600 });
  try {
    fs.linkSync(whole, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (error.code === 'EPERM' || error.code === 'ENOTSUP') return createWithoutLinks(file, content);
    throw error;
  } finally {
    fs.rmSync(whole, { force: true });
  }
}

/** For file systems without hard links. */
function createWithoutLinks(file, content) {
  try {
    fs.writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) || NOBODY;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    // Damaged by a power cut.
    if (error instanceof SyntaxError) return NOBODY;
    throw error;
  }
}

/** Removes a dead holder's lock; the second file keeps two successors from removing each other's. */
function clearDead(file) {
  const takeover = `${file}.takeover`;
  if (!createWhole(takeover, '')) {
    const age = Date.now() - (fs.statSync(takeover, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > TAKEOVER_MAX_AGE_MS) fs.rmSync(takeover, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    return;
  }
  try {
    const holder = readHolder(file);
    if (holder && !isRunning(holder)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(takeover, { force: true });
  }
}

/**
 * Takes the lock for this process if it is free or its holder is dead.
 * @param {string} file
 * @returns {{ release(): void } | { holder: { pid: number, startedAt: string } }}
 */
function tryLock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = JSON.stringify(identify(process.pid));
  for (;;) {
    if (createWhole(file, mine)) return { release: () => fs.rmSync(file, { force: true }) };
    const holder = readHolder(file);
    if (holder && isRunning(holder)) return { holder };
    if (holder) clearDead(file);
  }
}

/**
 * Runs `work` while nobody else holds the lock, waiting for whoever does.
 * @param {string} file
 * @param {(holder: { pid: number }) => void} onWait called once, when there is somebody to wait for
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
async function withLock(file, onWait, work) {
  let lock = tryLock(file);
  if ('holder' in lock) onWait(lock.holder);
  while ('holder' in lock) {
    await delay(POLL_MS);
    lock = tryLock(file);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

module.exports = { tryLock, withLock };
