import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LogFile } from './log-file';
import { answers, isFree } from './ports';
import { endChild, whenEnded, type RunningProcess } from './processes';
import type { Report } from './report';
import { SetupError } from './setup-error';
import { temporalCli } from './temporal-cli';
import { ensureSearchAttributes, namespaceAnswers, raiseRetention } from './temporal-namespace';

const STOP_MS = 20_000;
const READY_WITHIN_MS = 120_000;
const READY_POLL_MS = 100;
const STARTS = 3;
// Besides the ports it is given, the server picks some for itself and listens there only later: others may be first.
const PORT_LOST = 'address already in use';
const LOOPBACK = '127.0.0.1';

export interface TemporalServerOptions {
  /** Where workflows survive a restart; in memory only when left out. */
  readonly dataFile?: string;
  readonly port: number;
  /** Port of the web UI; needed unless headless. */
  readonly uiPort?: number;
  /** Where the web UI has payloads opened that were encrypted. */
  readonly codecEndpoint?: string;
  readonly namespace: string;
  /** Without the web UI. */
  readonly headless?: boolean;
  readonly logFile: string;
  /** Hears of slow steps: the first start on a machine may have to obtain the server. */
  readonly report?: Report;
  /** Hears of each process that is started, before it is ready. */
  readonly onSpawn?: (pid: number) => void;
}

export interface TemporalServer extends RunningProcess {
  /** host:port for clients and workers. */
  readonly address: string;
  /** The web UI; undefined when headless. */
  readonly uiUrl?: string;
}

function serverArguments(options: TemporalServerOptions): string[] {
  const { dataFile, port, uiPort, codecEndpoint, namespace } = options;
  return [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(port), '--namespace', namespace],
    ...(hasUi(options) ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...(codecEndpoint !== undefined ? ['--ui-codec-endpoint', codecEndpoint] : []),
    // Measured: these two double the throughput. `synchronous` stays on: a power cut must lose nothing.
    ...(dataFile ? ['--db-filename', dataFile, '--sqlite-pragma', 'journal_mode=wal'] : []),
    ...['--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1'],
    ...['--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1'],
    // Priorities, and counties by turns, as in deploy/kubernetes/temporal/dynamic-config.yaml.
    ...['--dynamic-config-value', 'matching.useNewMatcher=true'],
    ...['--dynamic-config-value', 'matching.enableFairness=true'],
  ];
}

/** The web UI of a server of this machine's own. */
export function temporalUiUrl(port: number): string {
  return `http://${LOOPBACK}:${port}`;
}

function hasUi(options: TemporalServerOptions): options is TemporalServerOptions & { uiPort: number } {
  const { headless, uiPort } = options;
  return !headless && uiPort !== undefined;
}

/** The caller's TEMPORAL_* variables describe somebody else's server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

async function refuseTakenPorts({ port, uiPort }: TemporalServerOptions): Promise<void> {
  for (const wanted of [port, uiPort]) {
    if (wanted !== undefined && !(await isFree(wanted))) {
      throw new SetupError(`Temporal cannot have port ${wanted}: somebody else listens there.`);
    }
  }
}

async function untilReady(
  { port, namespace }: TemporalServerOptions,
  address: string,
  ended: Promise<string>,
  log: LogFile,
): Promise<void> {
  let over: string | undefined;
  void ended.then((how) => (over = how));
  const until = Date.now() + READY_WITHIN_MS;
  while (!((await answers(port)) && (await namespaceAnswers({ address }, namespace)))) {
    if (over !== undefined || Date.now() > until) {
      throw new Error(`the Temporal server did not start (${over ?? 'it does not answer'}: ${log.tail()})`);
    }
    await delay(READY_POLL_MS);
  }
}

async function start(
  command: string,
  options: TemporalServerOptions,
  startsLeft: number,
): Promise<TemporalServer> {
  await refuseTakenPorts(options);
  const log = new LogFile(options.logFile);
  const child = spawn(command, serverArguments(options), {
    env: serverEnvironment(),
    // Its own session: the terminal's Ctrl-C is ours to pass on, in our order.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  const ended = whenEnded(child);
  if (child.pid !== undefined) options.onSpawn?.(child.pid);
  const stop = (): Promise<void> => endChild(child, 'SIGTERM', STOP_MS);
  const address = `${LOOPBACK}:${options.port}`;
  try {
    await untilReady(options, address, ended, log);
    await raiseRetention({ address }, options.namespace);
    await ensureSearchAttributes({ address }, options.namespace);
  } catch (error) {
    await stop();
    if (startsLeft > 1 && log.holds(PORT_LOST)) return await start(command, options, startsLeft - 1);
    throw error;
  } finally {
    log.close();
  }
  return {
    pid: child.pid ?? 0,
    address,
    ended,
    stop,
    kill: () => void child.kill('SIGKILL'),
    ...(hasUi(options) ? { uiUrl: temporalUiUrl(options.uiPort) } : {}),
  };
}

/**
 * Starts a Temporal server of this machine's own on loopback, and resolves when its namespace answers.
 * @throws SetupError when there is no Temporal server to be had, or the port is taken
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  const command = await temporalCli(options.report ?? (() => undefined));
  if (options.dataFile) mkdirSync(path.dirname(options.dataFile), { recursive: true, mode: 0o700 });
  return start(command, options, STARTS);
}
