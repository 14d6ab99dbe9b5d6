'use strict';
// Preloaded into the API and the worker when a measure has to live through months: maps the time these two processes
// read, and nothing else. BENCH_CLOCK names a file with jumps [{ from, offset }], both in milliseconds, `from` in real
// time: from that instant on, their clock is ahead by `offset`. A workflow's clock is the server's time of the history
// event, so each event keeps the time it had, and a replay sees the same one. SIGUSR2: the file has changed.
const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.BENCH_CLOCK) {
  const RealDate = Date;
  let jumps = [];
  const read = () => {
    jumps = JSON.parse(fs.readFileSync(process.env.BENCH_CLOCK, 'utf8'));
  };
  read();
  process.on('SIGUSR2', read);

  const shifted = (real) => {
    for (let n = jumps.length - 1; n >= 0; n--) if (jumps[n].from <= real) return real + jumps[n].offset;
    return real;
  };

  globalThis.Date = class Date extends RealDate {
    constructor(...args) {
      if (args.length > 0) super(...args);
      else super(shifted(RealDate.now()));
    }
    static now() {
      return shifted(RealDate.now());
    }
  };

  const { coresdk } = require('@temporalio/proto');
  const { WorkflowActivation } = coresdk.workflow_activation;
  // Else the library puts its own in place of ours with the first call.
  WorkflowActivation.setup();
  const decode = WorkflowActivation.decode;
  WorkflowActivation.decode = (...args) => {
    const activation = decode.apply(WorkflowActivation, args);
    const { timestamp } = activation;
    if (timestamp) {
      const real = Number(timestamp.seconds) * 1000 + timestamp.nanos / 1e6;
      const ms = shifted(real);
      const seconds = Math.floor(ms / 1000);
      timestamp.seconds = timestamp.seconds.constructor.fromNumber(seconds);
      timestamp.nanos = Math.round((ms - seconds * 1000) * 1e6);
    }
    return activation;
  };
}
