'use strict';
const { spawn } = require('node:child_process');
const os = require('node:os');

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_FOR_PARENT_MS = 500;

/** npm passes a signal on to its shell only, which dies of it without telling us. */
function whenNpmIsGone(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_FOR_PARENT_MS);
  return timer;
}

/**
 * Runs a command in our place: its input and output are ours, and signals sent to us reach it.
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => void child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const watch = process.env.npm_lifecycle_event && whenNpmIsGone(() => forward('SIGTERM'));
    const stopWatching = () => watch && clearInterval(watch);
    child.once('error', (error) => {
      stopWatching();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      stopWatching();
      for (const name of FORWARDED) process.off(name, forward);
      resolve(signal ? 128 + os.constants.signals[signal] : code);
    });
  });
}

module.exports = { run };
