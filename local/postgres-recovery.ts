import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identify } from './plain/identity.cjs';
import type { PostgresBinaries } from './postgres-binaries';
import { POSTGRES_ENV } from './postgres-cluster';
import { runCommand } from './processes';
import type { Account } from './unprivileged-account';

const PID_LINE = 0;
const STATUS_LINE = 7;

/** What PostgreSQL notes about itself in its folder. */
interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined when no server claims the folder. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return { pid: Number(lines[PID_LINE]), ready: lines[STATUS_LINE]?.trim() === 'ready' };
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return (await runCommand('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).output;
}

/** Whether the process is the server of this cluster, and not a later one with its number. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!identify(pid)) return false;
  const command = await commandLine(pid);
  return command.includes('postgres') && command.includes(cluster);
}

/**
 * Ends a server that outlived its supervisor, and clears the lock file of one that did not: its number may meanwhile
 * be another process's, which PostgreSQL would take for itself.
 * @throws Error when the server does not stop
 */
export async function endStalePostmaster(
  cluster: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
): Promise<void> {
  const found = readPostmasterFile(cluster);
  if (!found) return;
  for (const mode of ['fast', 'immediate']) {
    if (!(await isServerOf(cluster, found.pid))) break;
    const stopped = await runCommand(binaries.pg_ctl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '30'], {
      env: POSTGRES_ENV,
      ...account,
    });
    if (stopped.ok) return;
  }
  if (await isServerOf(cluster, found.pid)) {
    throw new Error(`the PostgreSQL left over from an earlier run (process ${found.pid}) does not stop`);
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}
