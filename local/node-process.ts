import { spawn, type ChildProcess } from 'node:child_process';
import { projectRoot } from '../prisma/project-root';
import { LogFile } from './log-file';
import { endChild, whenEnded, type RunningProcess } from './processes';
import { messageOf } from './setup-error';

const PRELOAD = require.resolve('./plain/end-with-parent.cjs');
const READY_WITHIN_MS = 120_000;
const STOP_MS = 30_000;

export interface NodeProcessOptions {
  /** Compiled file, absolute. It says `{ type: 'ready' }` to its parent when it can work. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Aborted when nobody wants it any more before it is ready. */
  readonly unwanted: AbortSignal;
  readonly onSpawn: (pid: number) => void;
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}

function untilReady(child: ChildProcess, ended: Promise<string>, unwanted: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(why));
    child.on('message', (message) => {
      if (isReady(message)) resolve();
    });
    void ended.then(fail);
    unwanted.addEventListener('abort', () => fail('it is not wanted any more'), { once: true });
    AbortSignal.timeout(READY_WITHIN_MS).onabort = () => fail('it does not become ready');
  });
}

/**
 * Starts one of our own processes. It ends by itself when this one is gone.
 * @throws Error with the end of its log, when it does not become ready
 */
export async function startNodeProcess(options: NodeProcessOptions): Promise<RunningProcess> {
  const log = new LogFile(options.logFile);
  const child = spawn(process.execPath, ['--require', PRELOAD, options.script], {
    cwd: projectRoot(),
    env: options.env,
    // Its own session: the terminal's Ctrl-C is ours to pass on, in our order.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
  });
  const ended = whenEnded(child);
  const stop = (): Promise<void> => endChild(child, 'SIGTERM', STOP_MS);
  if (child.pid !== undefined) options.onSpawn(child.pid);
  try {
    await untilReady(child, ended, options.unwanted);
  } catch (error) {
    await stop();
    throw new Error(`${messageOf(error)}\n${log.tail()}`, { cause: error });
  } finally {
    log.close();
  }
  return { pid: child.pid ?? 0, ended, stop, kill: () => void child.kill('SIGKILL') };
}
