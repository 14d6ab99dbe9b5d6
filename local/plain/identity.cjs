'use strict';
// Plain Node without dependencies: also used before anything is installed or compiled.
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

const STATE_FIELD = 0;
const START_TICKS_FIELD = 19;

function linuxStart(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The name in parentheses may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[STATE_FIELD] === 'Z' || fields[STATE_FIELD] === 'X') return undefined;
  return `${bootId()}/${fields[START_TICKS_FIELD]}`;
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return 'boot';
  }
}

function psStart(pid) {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const [state, ...start] = line.split(/\s+/);
    return !state || state.startsWith('Z') ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
}

/** When the process began, in the system's own words; undefined when it is gone or only a zombie. */
function startOf(pid) {
  return process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
}

/**
 * What tells a process from a later one with the same number.
 * @returns {{ pid: number, startedAt: string } | undefined} undefined when there is no such process
 */
function identify(pid) {
  const startedAt = startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process is still there. */
function isRunning(identity) {
  return identity.startedAt !== undefined && startOf(identity.pid) === identity.startedAt;
}

module.exports = { identify, isRunning };
