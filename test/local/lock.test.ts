import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { identify } from '../../local/plain/identity.cjs';
import { tryLock } from '../../local/plain/lock.cjs';
import { whenEnded } from '../../local/processes';
import { temporaryFolder } from '../support/temporary-folder';

const run = promisify(execFile);
const folder = temporaryFolder();
const lockModule = require.resolve('../../local/plain/lock.cjs');
const PROCESSES = 4;
const ROUNDS = 25;

const COUNTER = `
  const fs = require('node:fs');
  const { withLock } = require(process.argv[1]);
  const [lock, file] = process.argv.slice(2);
  (async () => {
    for (let round = 0; round < ${ROUNDS}; round++)
      await withLock(lock, () => {}, () => fs.writeFileSync(file, String(Number(fs.readFileSync(file, 'utf8')) + 1)));
  })();`;

async function deadProcess(): Promise<string> {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  const identity = JSON.stringify(identify(child.pid ?? 0));
  const ended = whenEnded(child);
  child.kill('SIGKILL');
  await ended;
  return identity;
}

describe('the lock between processes', () => {
  it('says who holds it', () => {
    const file = path.join(folder, 'held');
    const lock = tryLock(file);
    expect(tryLock(file)).toEqual({ holder: identify(process.pid) });
    if ('release' in lock) lock.release();
    expect(tryLock(file)).toHaveProperty('release');
  });

  it('goes over from a killed holder to the next', async () => {
    const file = path.join(folder, 'dead');
    writeFileSync(file, await deadProcess());
    expect(tryLock(file)).toHaveProperty('release');
  });

  it('goes over from a dead holder whose number a later process has', () => {
    const file = path.join(folder, 'reused');
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    expect(tryLock(file)).toHaveProperty('release');
  });

  it('goes over from a holder whose note was lost in a power cut', () => {
    const file = path.join(folder, 'damaged');
    writeFileSync(file, '');
    expect(tryLock(file)).toHaveProperty('release');
  });

  it('lets one at a time work, even when all of them find a dead holder', async () => {
    const lock = path.join(folder, 'contended');
    const counter = path.join(folder, 'counter');
    writeFileSync(lock, await deadProcess());
    writeFileSync(counter, '0');
    const workers = Array.from({ length: PROCESSES }, () =>
      run(process.execPath, ['--eval', COUNTER, lockModule, lock, counter]),
    );
    await Promise.all(workers);
    expect(readFileSync(counter, 'utf8')).toBe(String(PROCESSES * ROUNDS));
  });
});
