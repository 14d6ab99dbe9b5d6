'use strict';
// Preloaded into the API and the worker by `--profile`: each of their threads leaves V8's profile of its CPU time in
// BENCH_PROFILES when it ends. (Node.js does not take --cpu-prof from its environment.)
const fs = require('node:fs');
const inspector = require('node:inspector');
const path = require('node:path');
const { isMainThread, threadId } = require('node:worker_threads');

/** A thread is ended without being asked: what it did is written every so often. */
const EVERY_MS = 10_000;

const name = isMainThread ? path.basename(path.dirname(process.argv[1])) : 'workflows';
const session = new inspector.Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');

let written = 0;
function write() {
  session.post('Profiler.stop', (error, { profile }) => {
    if (error) throw error;
    const file = `${name}-${process.pid}-${threadId}-${written++}.cpuprofile`;
    fs.writeFileSync(path.join(process.env.BENCH_PROFILES, file), JSON.stringify(profile));
  });
}

if (isMainThread) {
  process.on('exit', write);
} else {
  setInterval(() => {
    write();
    session.post('Profiler.start');
  }, EVERY_MS).unref();
}
