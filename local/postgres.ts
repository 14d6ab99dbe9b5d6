import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { LogFile } from './log-file';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { ensureCluster, POSTGRES_ENV } from './postgres-cluster';
import { endStalePostmaster, readPostmasterFile } from './postgres-recovery';
import { endChild, whenEnded, type RunningProcess } from './processes';
import { SetupError } from './setup-error';
import { serverAccount, type Account } from './unprivileged-account';

/** The superuser: migrates, and nothing else. The application logs in as somebody with fewer rights. */
export const OWNER_ROLE = 'bangfu_owner';

const LAUNCH_ATTEMPTS = 20;
const BETWEEN_ATTEMPTS_MS = 500;
const READY_POLL_MS = 20;
const FAST_STOP_MS = 60_000;
// The lock file or the shared memory of a server killed a moment ago, whose children are still on their way out.
const STILL_LETTING_GO = /lock file .* already exists|pre-existing shared memory block/;

export interface PostgresOptions {
  /** The cluster's folder; made on the first start. */
  readonly dataDir: string;
  readonly port: number;
  /** Password of the superuser, set on the first start. */
  readonly ownerPassword: string;
  /** More arguments for the server, as ['-c', 'fsync=off']. */
  readonly flags?: readonly string[];
  /** Where its log goes; beside the cluster unless told. */
  readonly logFile?: string;
}

export interface Postgres extends RunningProcess {
  /** A connection string; as the superuser unless told. */
  url(database: string, user?: string, password?: string): string;
}

interface Launch {
  readonly options: PostgresOptions;
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
}

function serverArguments({ options, cluster }: Launch): string[] {
  return [
    ...['-D', cluster, '-p', String(options.port)],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...['-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
    // Statements and details of errors quote rows, which hold particulars of persons.
    ...['-c', 'log_min_error_statement=panic', '-c', 'log_error_verbosity=terse'],
    ...(options.flags ?? []),
  ];
}

/** Starts the server process and waits until it takes connections; crash recovery may take its time. */
async function launch(start: Launch): Promise<RunningProcess | { refused: string }> {
  const log = new LogFile(start.options.logFile ?? `${start.options.dataDir}.log`);
  const child = spawn(start.binaries.postgres, serverArguments(start), {
    ...start.account,
    env: POSTGRES_ENV,
    cwd: '/',
    // Its own session: the terminal's Ctrl-C is ours to pass on, in our order.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  let over: string | undefined;
  const ended = whenEnded(child).then((how) => (over = how));
  try {
    const { pid } = child;
    for (;;) {
      if (over !== undefined || pid === undefined) return { refused: `${await ended}: ${log.tail()}` };
      const noted = readPostmasterFile(start.cluster);
      if (noted?.pid === pid && noted.ready) {
        // SIGQUIT: to SIGKILL, the postmaster could not tell its own children.
        const kill = (): void => void child.kill('SIGQUIT');
        return { pid, ended, kill, stop: () => endChild(child, 'SIGINT', FAST_STOP_MS) };
      }
      await delay(READY_POLL_MS);
    }
  } finally {
    log.close();
  }
}

function explain(refused: string, port: number): Error {
  if (/Address already in use/.test(refused)) {
    return new SetupError(`PostgreSQL cannot have port ${port}: somebody else listens there.`);
  }
  return new Error(`PostgreSQL did not start (${refused})`);
}

/**
 * Starts the PostgreSQL that comes with the npm package, on loopback only. Makes its cluster on the first start, and
 * ends first whatever an earlier, killed run left behind.
 * @throws SetupError when the machine has to be changed, Error when the server does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const account = serverAccount(options.dataDir);
  const binaries = postgresBinaries(account);
  const cluster = await ensureCluster(options.dataDir, OWNER_ROLE, options.ownerPassword, binaries, account);
  const start: Launch = { options, cluster, binaries, account };
  for (let attempt = 1; ; attempt++) {
    await endStalePostmaster(cluster, binaries, account);
    const result = await launch(start);
    if ('pid' in result) return { ...result, url: postgresUrls(options) };
    if (attempt === LAUNCH_ATTEMPTS || !STILL_LETTING_GO.test(result.refused)) {
      throw explain(result.refused, options.port);
    }
    await delay(BETWEEN_ATTEMPTS_MS);
  }
}

/** Ends the server that a killed run left behind on this cluster, if there is one. */
export async function endLeftOverPostgres(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const account = serverAccount(dataDir);
  await endStalePostmaster(realpathSync(dataDir), postgresBinaries(account), account);
}

/** Connection strings of the server with this port and owner, whether or not it runs. */
export function postgresUrls({
  port,
  ownerPassword,
}: Pick<PostgresOptions, 'port' | 'ownerPassword'>): Postgres['url'] {
  return (database, user = OWNER_ROLE, password = ownerPassword) => {
    const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
    return `postgresql://${login}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  };
}
