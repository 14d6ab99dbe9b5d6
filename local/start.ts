import { choosePorts } from './chosen-ports';
import { openDataFolder, type DataFolder } from './data-folder';
import { announceInstance, withdrawInstance, type Instance } from './instance';
import { keepLogsSmall } from './log-file';
import { metricsPorts, readStartOptions, START_HELP, type StartOptions } from './options';
import { tryLock } from './plain/lock.cjs';
import { endLeftOverPostgres } from './postgres';
import type { Report } from './report';
import { ensureSampleAccounts, type SampleAccount } from './sample-accounts';
import { loadSecrets } from './secrets';
import { ENDING_ORDER, nodeService, postgresService, temporalService } from './services';
import { messageOf, SetupError } from './setup-error';
import { untilToldToStop } from './signals';
import { ownerUrl, prepareDatabase, temporalAddress, type Site } from './site';
import { summary } from './summary';
import { endLeftOvers, Supervisor } from './supervisor';
import { temporalCli } from './temporal-cli';

function say(line: string): void {
  console.log(line);
}

/** Says what is being done, and how long it took. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  say(`${what} ...`);
  const result = await work();
  say(`${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

function lockFolder(folder: DataFolder): { release(): void } {
  const lock = tryLock(folder.lock);
  if ('release' in lock) return lock;
  throw new SetupError(
    `Bangfu already runs with ${folder.path} (process ${lock.holder.pid}): stop that one, or choose another --data.`,
  );
}

/** What was settled or left behind before: ends leftovers first, so that their ports are free again. */
async function settle(options: StartOptions, folder: DataFolder): Promise<Site> {
  await endLeftOvers(folder, ENDING_ORDER, say);
  await endLeftOverPostgres(folder.postgres);
  withdrawInstance(folder);
  return { options, folder, secrets: loadSecrets(folder), ports: await choosePorts(options) };
}

async function bringUp(site: Site, supervisor: Supervisor): Promise<SampleAccount[]> {
  const { options, folder, ports } = site;
  const detail: Report = (line) => say(`  ${line}`);
  // Before anything runs: on a new machine it may take minutes.
  if (options.temporalAddress === undefined) await temporalCli(detail);
  await step('PostgreSQL', () => supervisor.keep(postgresService(site)));
  await step('Database', () => prepareDatabase(site));
  if (options.temporalAddress === undefined) {
    await step('Temporal', () => supervisor.keep(temporalService(site, detail)));
  } else {
    await Promise.all([ports.temporal.release(), ports.ui.release()]);
  }
  const accounts = options.sampleAccounts ? await ensureSampleAccounts(ownerUrl(site), folder.accounts) : [];
  await step('Worker', () => supervisor.keep(nodeService(site, 'worker')));
  await step('API', () => supervisor.keep(nodeService(site, 'api')));
  return accounts;
}

function instanceOf(site: Site): Instance {
  const { options, folder, ports } = site;
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const apiUrl = at(ports.api.port);
  const metrics = metricsPorts(options);
  return {
    pid: process.pid,
    apiUrl,
    docsUrl: `${apiUrl}/docs`,
    postgresPort: ports.postgres.port,
    temporalAddress: temporalAddress(site),
    temporalNamespace: options.namespace,
    ...(options.temporalAddress === undefined ? { temporalUiUrl: at(ports.ui.port) } : {}),
    ...(metrics && {
      metricsUrls: { api: `${at(metrics.api)}/metrics`, worker: `${at(metrics.worker)}/metrics` },
    }),
    accountsFile: folder.accounts,
  };
}

async function runUntilStopped(options: StartOptions, folder: DataFolder): Promise<void> {
  const supervisor = new Supervisor(folder, say);
  keepLogsSmall(folder.logs);
  const toldToStop = untilToldToStop(() => supervisor.kill());
  const running = settle(options, folder).then(async (site) => {
    const accounts = await bringUp(site, supervisor);
    announceInstance(folder, instanceOf(site));
    say(summary(instanceOf(site), accounts, folder.path));
    await toldToStop;
  });
  try {
    await Promise.race([running, toldToStop]);
    say('Stopping ...');
  } finally {
    withdrawInstance(folder);
    await supervisor.stop();
  }
  say('Stopped.');
}

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options === 'help') return say(START_HELP);
  const folder = openDataFolder(options.dataDir);
  const lock = lockFolder(folder);
  try {
    await runUntilStopped(options, folder);
  } finally {
    lock.release();
  }
}

// Whoever read our output may be gone before us.
process.stdout.on('error', () => undefined);
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(
      error instanceof SetupError ? error.message : `Bangfu could not be started: ${messageOf(error)}`,
    );
    process.exit(1);
  },
);
