import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './plain/identity.cjs';
import { messageOf } from './setup-error';

const POLL_MS = 50;
const OUTPUT_KEPT = 4000;

/** A server that runs beside us. */
export interface RunningProcess {
  readonly pid: number;
  /** Resolves with a few words on how it ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** Ends it in good order, then by force; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting for anything. */
  kill(): void;
}

/** Resolves with a few words when the child has ended or could not be started. */
export function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(messageOf(error)));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
}

/** Sends the signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Asks the child to end and waits for it; after the grace it is killed.
 * @param graceMs milliseconds
 */
export async function endChild(child: ChildProcess, name: NodeJS.Signals, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = whenEnded(child);
  child.kill(name);
  const killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(killer);
}

/**
 * Ends a process left over from an earlier run, and only exactly that one.
 * @param graceMs milliseconds before it is killed
 * @returns whether there was anything to end
 */
export async function endLeftOver(identity: ProcessIdentity, graceMs: number): Promise<boolean> {
  if (!isRunning(identity)) return false;
  signal(identity.pid, 'SIGTERM');
  if (!(await becomesTrue(() => !isRunning(identity), graceMs))) {
    signal(identity.pid, 'SIGKILL');
    await becomesTrue(() => !isRunning(identity), graceMs);
  }
  return true;
}

/** Looks again and again until the condition holds; false when the time (milliseconds) is over. */
export async function becomesTrue(
  condition: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() >= until) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** The process noted in a pid file; undefined when there is none, or a power cut left half of it. */
export function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity | null) ?? undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a finished command said. */
export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a command to its end and collects what it says; a missing command is a result, not an error. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; uid?: number; gid?: number; timeoutMs?: number } = {},
): Promise<CommandResult> {
  const { timeoutMs, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const killIt = (): void => void child.kill('SIGKILL');
    process.once('exit', killIt);
    const finish = (result: CommandResult): void => {
      process.off('exit', killIt);
      clearTimeout(timer);
      resolve(result);
    };
    let output = '';
    const collect = (chunk: Buffer): void =>
      void (output = (output + chunk.toString('utf8')).slice(-OUTPUT_KEPT));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => finish({ ok: false, output: messageOf(error) }));
    child.once('close', (code) => finish({ ok: code === 0, output: output.trim() }));
  });
}
