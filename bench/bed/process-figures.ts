import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of /proc on every Linux that Node.js runs on. */
const TICKS = 100;

interface Stat {
  parent: number;
  own: number;
  ofEndedChildren: number;
}

function readStat(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n],
    );
    return { parent, own: utime + stime, ofEndedChildren: cutime + cstime };
  } catch {
    return undefined;
  }
}

/** CPU seconds used so far by a process and its children, those that have ended included: Postgres has one a connection. */
export function cpuSeconds(pid: number): number {
  const mine = readStat(pid);
  if (!mine) throw new Error(`process ${pid} is gone`);
  let ticks = mine.own + mine.ofEndedChildren;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat?.parent === pid) ticks += stat.own + stat.ofEndedChildren;
  }
  return ticks / TICKS;
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(text)?.[1] ?? 0) / 1024;
}
