'use strict';
// Clears up after a process that may die without a word: when our standard input ends, it is gone. Everything listed
// by then is ended, and its folder removed. The parent tells us, one JSON value a line: { process } or { folder }.
const fs = require('node:fs');
const readline = require('node:readline');
const { setTimeout: delay } = require('node:timers/promises');
const { isRunning } = require('./identity.cjs');

const GRACE_MS = 10_000;
const POLL_MS = 50;

function send(identity, signal) {
  try {
    if (isRunning(identity)) process.kill(identity.pid, signal);
  } catch {
    // Gone between the look and the signal.
  }
}

async function end({ identity, signal }) {
  send(identity, signal);
  for (const until = Date.now() + GRACE_MS; isRunning(identity) && Date.now() < until;) await delay(POLL_MS);
  send(identity, 'SIGKILL');
}

async function main() {
  const processes = [];
  const folders = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const told = JSON.parse(line);
    if (told.process) processes.push(told.process);
    if (told.folder) folders.push(told.folder);
  }
  await Promise.all(processes.map(end));
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
}

// A terminal's Ctrl-C is for our parent; we have work to do after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
void main();
