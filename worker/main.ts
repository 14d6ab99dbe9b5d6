import { Client, Connection } from '@temporalio/client';
import { OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import { NativeConnection, type ActivityInterceptorsFactory } from '@temporalio/worker';
import { createPool } from '../prisma/connection-pool';
import { createLog } from '../telemetry/log';
import { measureProcess } from '../telemetry/metrics';
import { MetricsServer } from '../telemetry/metrics-server';
import { startTracing } from '../telemetry/tracing';
import { encryptingConverter } from '../temporal/data-converter';
import { setCurrent } from '../temporal/deployment';
import { buildIdOf } from './build-id';
import { workflowBundle } from './bundle';
import { readWorkerConfig } from './config';
import { channelsOf } from './channels';
import { caseProcesses } from './case-processes';
import { createBatchWorker } from './create-batch-worker';
import { createCaseWorker } from './create-worker';
import { endedRuns } from './ended-runs';
import { householdProcesses } from './household-processes';
import { observeActivities } from './observed-activities';
import { workerReadiness } from './readiness';
import { Relay } from './relay';
import { relayWork } from './relays';
import { installRuntime } from './runtime';
import { ensureSchedules } from './schedules';
import { serveFigures } from './serve-figures';

const log = createLog('worker');

async function run(): Promise<void> {
  const { databaseUrl, temporal, payloadKeys, telemetry, sms, mail, announcePauseMs, ...build } =
    readWorkerConfig(process.env);
  const { address, namespace, apiKey, tls } = temporal;
  const stopTracing = telemetry.traces ? startTracing('bangfu-worker') : undefined;
  const engineMetrics = await installRuntime(log, telemetry.metrics !== undefined);
  const pool = createPool({ connectionString: databaseUrl, max: 20 }, (error) =>
    log.warn({ code: error.name }, 'a database connection was lost'),
  );

  const options = { address, tls, ...(apiKey !== undefined && { apiKey }) };
  const [nativeConnection, connection] = await Promise.all([
    NativeConnection.connect(options),
    Connection.connect(options),
  ]);
  const dataConverter = encryptingConverter(payloadKeys);
  const client = new Client({ connection, namespace, dataConverter });
  measureProcess();
  serveFigures(pool);
  const processes = caseProcesses(client);
  const households = householdProcesses(client);
  const traced: ActivityInterceptorsFactory = (ctx) => ({
    inbound: new OpenTelemetryActivityInboundInterceptor(ctx),
  });
  const interceptors = { activity: [...(telemetry.traces ? [traced] : []), observeActivities(log)] };
  const bundle = await workflowBundle();
  const buildId = buildIdOf(bundle, build.buildId);
  const shared = {
    connection: nativeConnection,
    namespace,
    dataConverter,
    pool,
    workflowBundle: bundle,
    buildId,
    interceptors,
  };
  const workers = await Promise.all([
    createCaseWorker(shared),
    createBatchWorker({
      ...shared,
      processes,
      households,
      endedRuns: endedRuns(client),
      ...channelsOf({ sms, mail }),
      announcePauseMs,
    }),
  ]);
  await ensureSchedules(client);
  const relays = relayWork(pool, client, processes, households).map((work) => new Relay(pool, log, work));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    });
  }
  const watched =
    telemetry.metrics &&
    (await MetricsServer.listen({
      ...telemetry.metrics,
      readiness: () => workerReadiness(pool, workers),
      ...(engineMetrics && { others: engineMetrics }),
    }));
  const working = Promise.all(workers.map((worker) => worker.run()));
  if (build.becomesCurrent) await Promise.race([working, setCurrent({ connection, namespace, buildId })]);
  try {
    for (const relay of relays) relay.start();
    log.info({ address, namespace, buildId }, 'worker is ready');
    process.send?.({ type: 'ready' });
    await working;
  } finally {
    await Promise.all([...relays.map((relay) => relay.stop()), watched?.close(), stopTracing?.()]);
    await Promise.all([pool.end(), nativeConnection.close(), connection.close()]);
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`worker: ${reasonOf(error)}`);
    process.exit(1);
  },
);

/** What went wrong and why: the engine's client leaves the engine's own words in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${reasonOf(error.cause)}`;
}
