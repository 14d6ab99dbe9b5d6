'use strict';
// Preloaded into the API and the worker by `--profile`: each of their threads leaves V8's profile of its CPU time in
// BENCH_PROFILES when it ends. (Node.js does not take --cpu-prof from its environment.)
const fs = require('node:fs');
const inspector = require('node:inspector');
const path = require('node:path');
const { threadId } = require('node:worker_threads');

const session = new inspector.Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');
process.on('exit', () => {
  session.post('Profiler.stop', (error, { profile }) => {
    if (error) throw error;
    const name = path.basename(path.dirname(process.argv[1]));
    const file = `${name}-${process.pid}-${threadId}.cpuprofile`;
    fs.writeFileSync(path.join(process.env.BENCH_PROFILES, file), JSON.stringify(profile));
  });
});
