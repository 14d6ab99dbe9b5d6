import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { Pool } from 'pg';
import pino from 'pino';
import { workflowBundle } from './bundle';
import { readWorkerConfig } from './config';
import { caseProcesses } from './case-processes';
import { createBatchWorker } from './create-batch-worker';
import { createCaseWorker } from './create-worker';
import { endedRuns } from './ended-runs';
import { Relay } from './relay';
import { relayWork } from './relays';
import { ensureSchedules } from './schedules';

const log = pino({ name: 'worker' });

async function run(): Promise<void> {
  const { databaseUrl, temporal } = readWorkerConfig(process.env);
  const { address, namespace, apiKey, tls } = temporal;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ from: 'temporal', level }, message)),
    shutdownSignals: [],
  });
  const pool = new Pool({ connectionString: databaseUrl, max: 20 });
  pool.on('error', (error) => log.warn({ code: error.name }, 'a database connection was lost'));

  const options = { address, tls, ...(apiKey !== undefined && { apiKey }) };
  const [nativeConnection, connection] = await Promise.all([
    NativeConnection.connect(options),
    Connection.connect(options),
  ]);
  const client = new Client({ connection, namespace });
  const processes = caseProcesses(client);
  const shared = { connection: nativeConnection, namespace, pool, workflowBundle: await workflowBundle() };
  const workers = await Promise.all([
    createCaseWorker(shared),
    createBatchWorker({ ...shared, processes, endedRuns: endedRuns(client) }),
  ]);
  await ensureSchedules(client);
  const relays = relayWork(pool, client, processes).map((work) => new Relay(pool, log, work));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    });
  }
  for (const relay of relays) relay.start();
  log.info({ address, namespace }, 'worker is ready');
  process.send?.({ type: 'ready' });
  try {
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()));
    await Promise.all([pool.end(), nativeConnection.close(), connection.close()]);
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`worker: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
