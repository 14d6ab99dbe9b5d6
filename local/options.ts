import path from 'node:path';
import { parseArgs } from 'node:util';
import { usualDataDir } from './data-folder';
import { SetupError } from './setup-error';

/** What `npm start` was asked for. A port left out is the usual one, or a free one where that is taken. */
export interface StartOptions {
  readonly dataDir: string;
  readonly apiPort?: number;
  readonly postgresPort?: number;
  readonly temporalPort?: number;
  readonly uiPort?: number;
  /** Where the API shows its figures, and at the next port the worker; nowhere when left out. */
  readonly metricsPort?: number;
  /** Somebody else's Temporal; ours is started when left out. */
  readonly temporalAddress?: string;
  readonly namespace: string;
  readonly sampleAccounts: boolean;
}

export const USUAL_PORTS = { api: 8080, postgres: 5439, temporal: 7239, ui: 8239 };

/** Each process has an address of its own at which it is watched. */
export function metricsPorts({
  metricsPort: port,
}: StartOptions): { api: number; worker: number } | undefined {
  return port === undefined ? undefined : { api: port, worker: port + 1 };
}

const OPTIONS = {
  data: { type: 'string' },
  'api-port': { type: 'string' },
  'postgres-port': { type: 'string' },
  'temporal-port': { type: 'string' },
  'ui-port': { type: 'string' },
  'metrics-port': { type: 'string' },
  'temporal-address': { type: 'string' },
  namespace: { type: 'string' },
  'no-sample-accounts': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const START_HELP = `Usage: npm start -- [options]

Runs Bangfu on this machine: PostgreSQL, a Temporal server, the worker and the API, all on 127.0.0.1, with the data in one
folder. Ctrl-C stops everything in order; the data stay.

  --data DIR               the data folder                           BANGFU_DATA           (.bangfu)
  --api-port N             port of the API                           BANGFU_API_PORT       (${USUAL_PORTS.api}, else a free one)
  --postgres-port N        port of PostgreSQL                        BANGFU_POSTGRES_PORT  (${USUAL_PORTS.postgres}, else a free one)
  --temporal-port N        port of the Temporal server               BANGFU_TEMPORAL_PORT  (${USUAL_PORTS.temporal}, else a free one)
  --ui-port N              port of Temporal's web UI                 BANGFU_UI_PORT        (${USUAL_PORTS.ui}, else a free one)
  --metrics-port N         figures of the API; the worker's at N + 1 BANGFU_METRICS_PORT   (off)
  --temporal-address H:P   use this Temporal, start none             TEMPORAL_ADDRESS
  --namespace NAME         Temporal namespace                        TEMPORAL_NAMESPACE    (bangfu)
  --no-sample-accounts     make no sample accounts
  -h, --help

Other variables:
  TEMPORAL_API_KEY, TEMPORAL_TLS   for a Temporal that is somebody else's
  BANGFU_TEMPORAL_CLI              path of a Temporal CLI; else it is looked for on the PATH and in the cache, downloaded,
                                   or built with Go
  BANGFU_TEMPORAL_TEST_SERVER      path of a time-skipping test server, for npm test
  XDG_CACHE_HOME                   where the two are kept (~/.cache)
`;

function portFrom(text: string | undefined, name: string): number | undefined {
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SetupError(`${name} is not a port number: it takes 1 to 65535.`);
  }
  return port;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new SetupError(
      `${(error as Error).message.split('\n')[0]} (npm start -- --help lists the options)`,
    );
  }
}

/** Leaves out what was not given. */
function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}

/**
 * Reads arguments and environment; arguments win.
 * @returns 'help' when that was asked for
 * @throws SetupError naming what is wrong
 */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const port = (
    option: `${'api' | 'postgres' | 'temporal' | 'ui' | 'metrics'}-port`,
    variable: string,
  ): number | undefined =>
    portFrom(values[option] ?? env[variable], values[option] === undefined ? variable : `--${option}`);
  const address = values['temporal-address'] ?? (env['TEMPORAL_ADDRESS'] || undefined);
  if (address !== undefined && !/^[^\s/]+:\d+$/.test(address)) {
    throw new SetupError('The address of Temporal is not of the form host:port.');
  }
  const dataDir = values.data ?? env['BANGFU_DATA'];
  return {
    dataDir: dataDir ? path.resolve(dataDir) : usualDataDir(),
    namespace: values.namespace ?? (env['TEMPORAL_NAMESPACE'] || 'bangfu'),
    sampleAccounts: !values['no-sample-accounts'],
    ...given('apiPort', port('api-port', 'BANGFU_API_PORT')),
    ...given('postgresPort', port('postgres-port', 'BANGFU_POSTGRES_PORT')),
    ...given('temporalPort', port('temporal-port', 'BANGFU_TEMPORAL_PORT')),
    ...given('uiPort', port('ui-port', 'BANGFU_UI_PORT')),
    ...given('metricsPort', port('metrics-port', 'BANGFU_METRICS_PORT')),
    ...given('temporalAddress', address),
  };
}
