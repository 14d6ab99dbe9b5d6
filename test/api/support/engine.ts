import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { relayStartRequests } from '../../../activities/start-requests';
import { TemporalCommands } from '../../../api/commands/temporal-commands';
import { addSearchAttributes } from '../../../local/temporal-namespace';
import { createPool } from '../../../prisma/connection-pool';
import { createCaseWorker } from '../../../worker/create-worker';
import { startCase } from '../../../worker/start-case';
import { TEST_CONVERTER } from '../../support/payload-keys';
import { testServers } from '../../support/servers';
import { testWorkflowBundle } from '../../support/workflow-bundle';

/** A namespace of a test file's own: workers of other files would take its work from the same queue. */
export async function freshNamespace(connection: Connection): Promise<string> {
  const namespace = `test-${randomBytes(4).toString('hex')}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  const isUsable = () =>
    connection.workflowService.listOpenWorkflowExecutions({ namespace, maximumPageSize: 1 }).then(
      () => true,
      () => false,
    );
  while (!(await isUsable()));
  await addSearchAttributes(connection, namespace);
  return namespace;
}

/** The real engine with a real worker, and a way to it as the API has it. */
export class Engine {
  private constructor(
    readonly commands: TemporalCommands,
    private readonly connection: Connection,
    private readonly nativeConnection: NativeConnection,
    private readonly client: Client,
    private readonly namespace: string,
  ) {}

  static async connect(): Promise<Engine> {
    const { temporalAddress: address } = testServers();
    const connection = await Connection.connect({ address });
    const namespace = await freshNamespace(connection);
    const nativeConnection = await NativeConnection.connect({ address });
    const commands = new TemporalCommands({ address, namespace, tls: false }, TEST_CONVERTER);
    return new Engine(
      commands,
      connection,
      nativeConnection,
      new Client({ connection, namespace, dataConverter: TEST_CONVERTER }),
      namespace,
    );
  }

  /** Starts a worker on a database. */
  async work(databaseUrl: string): Promise<RunningWorker> {
    const pool = createPool({ connectionString: databaseUrl });
    const worker = await createCaseWorker({
      connection: this.nativeConnection,
      namespace: this.namespace,
      dataConverter: TEST_CONVERTER,
      pool,
      workflowBundle: testWorkflowBundle(),
    });
    return new RunningWorker(worker, worker.run(), pool, this.client);
  }

  async stop(): Promise<void> {
    await this.commands.close();
    await this.nativeConnection.close();
    await this.connection.close();
  }
}

export class RunningWorker {
  constructor(
    private readonly worker: Worker,
    private readonly running: Promise<void>,
    private readonly pool: Pool,
    private readonly client: Client,
  ) {}

  /** Starts the cases that were registered. */
  async relay(): Promise<void> {
    await relayStartRequests(this.pool, (input, occasion) => startCase(this.client, input, occasion));
  }

  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.pool.end();
  }
}
