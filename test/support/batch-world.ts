import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { householdProcesses } from '../../worker/household-processes';
import { caseProcesses } from '../../worker/case-processes';
import { endedRuns } from '../../worker/ended-runs';
import { createBatchWorker } from '../../worker/create-batch-worker';
import type { BatchDeps } from '../../activities';
import { freshNamespace } from '../api/support/engine';
import { CaseWorld } from './case-world';
import { TEST_CONVERTER } from './payload-keys';
import { testServers } from './servers';
import { testWorkflowBundle } from './workflow-bundle';

/** A world of cases with a worker of batches beside theirs, in a namespace of its own on a real engine. */
export class BatchWorld {
  private constructor(
    readonly client: Client,
    readonly cases: CaseWorld,
    private readonly connections: [Connection, NativeConnection],
    readonly namespace: string,
    private readonly site: Pick<BatchDeps, 'sms'>,
  ) {}

  private worker: Worker | undefined;
  private running: Promise<void> | undefined;

  /**
   * @param address of an engine of the test's own, when it is to be stopped or put back
   * @param site what the site has configured
   */
  static async start(
    address = testServers().temporalAddress,
    site: Pick<BatchDeps, 'sms'> = {},
  ): Promise<BatchWorld> {
    const connection = await Connection.connect({ address });
    const nativeConnection = await NativeConnection.connect({ address });
    const namespace = await freshNamespace(connection);
    const client = new Client({ connection, namespace, dataConverter: TEST_CONVERTER });
    const cases = await CaseWorld.start({ client, nativeConnection, namespace });
    const world = new BatchWorld(client, cases, [connection, nativeConnection], namespace, site);
    await world.work();
    return world;
  }

  get pool() {
    return this.cases.pool;
  }

  get processes() {
    return caseProcesses(this.client);
  }

  get households() {
    return householdProcesses(this.client);
  }

  /** Has a worker do the batches' work, as after a restart. */
  async work(): Promise<void> {
    this.worker = await createBatchWorker({
      connection: this.connections[1],
      namespace: this.namespace,
      dataConverter: TEST_CONVERTER,
      workflowBundle: testWorkflowBundle(),
      pool: this.pool,
      processes: this.processes,
      households: this.households,
      endedRuns: endedRuns(this.client),
      ...this.site,
      announcePauseMs: 10,
    });
    this.running = this.worker.run();
  }

  /** Ends the batches' worker, if there is one; the cases' goes on. */
  async rest(): Promise<void> {
    this.worker?.shutdown();
    this.worker = undefined;
    await this.running;
  }

  async stop(): Promise<void> {
    await this.rest();
    await this.cases.stop();
    await this.connections[1].close();
    await this.connections[0].close();
  }
}
