import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { createBareActivities } from './activities';
import { BARE_TASK_QUEUE } from './messages';

/** The worker of the bare engine, with the settings of the cases' worker, in a process of its own. */
async function run(): Promise<void> {
  const { DATABASE_URL = '', TEMPORAL_ADDRESS = '', TEMPORAL_NAMESPACE = '' } = process.env;
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const pool = new Pool({ connectionString: DATABASE_URL, max: 20 });
  const connection = await NativeConnection.connect({ address: TEMPORAL_ADDRESS });
  const worker = await Worker.create({
    connection,
    namespace: TEMPORAL_NAMESPACE,
    taskQueue: BARE_TASK_QUEUE,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: require.resolve('./workflow'),
      logger: new DefaultLogger('WARN'),
    }),
    activities: createBareActivities(pool),
    maxCachedWorkflows: 300,
    maxConcurrentWorkflowTaskExecutions: 50,
    maxConcurrentLocalActivityExecutions: 20,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(signal, () => worker.shutdown());
  }
  process.send?.({ type: 'ready' });
  await worker.run();
  await Promise.all([pool.end(), connection.close()]);
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
