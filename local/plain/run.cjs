'use strict';
const { spawn } = require('node:child_process');
const os = require('node:os');

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command in our place: its input and output are ours, and signals sent to us reach it.
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => void child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward);
      resolve(signal ? 128 + os.constants.signals[signal] : code);
    });
  });
}

module.exports = { run };
