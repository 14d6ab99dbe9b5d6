import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { NativeConnection, Worker } from '@temporalio/worker';
import { Client as Database, type Pool } from 'pg';
import { readLedger } from '../../activities/ledger';
import { relayHouseholds } from '../../activities/household-outbox';
import { relayAnnouncement } from '../../activities/rule-announcements';
import type { Actor, Command, CommandData, CommandKind } from '../../domain/case/commands';
import type { Fact } from '../../domain/case/facts';
import { foldCase } from '../../domain/case/fold';
import type { CaseInput, CaseState } from '../../domain/case/state';
import { createPool } from '../../prisma/connection-pool';
import { createCaseWorker } from '../../worker/create-worker';
import { householdProcesses } from '../../worker/household-processes';
import { startCase } from '../../worker/start-case';
import { tellRulesChanged } from '../../worker/tell-rules-changed';
import type { householdWorkflow } from '../../workflows';
import {
  caseWorkflowId,
  GET_STATE_QUERY,
  householdWorkflowId,
  updateNameOf,
  type CommandResult,
} from '../../workflows/messages';
import type { TestDatabase } from '../../local/test-servers';
import type { Build } from '../upgrade/build';
import { CASEWORKER } from './life';
import { eventually } from './eventually';
import { TEST_CONVERTER } from './payload-keys';
import { quietEngine } from './quiet-engine';
import { registerCase } from './registered-case';
import { freshDatabase } from './servers';
import { testWorkflowBundle } from './workflow-bundle';

interface Engine {
  client: Client;
  nativeConnection: NativeConnection;
  namespace: string;
  /** The worker's, where it is not that of all tests. */
  dataConverter?: DataConverter;
  /** The worker's, where it is another than this checkout's. */
  build?: Build | undefined;
}

/** A history that ends so is one whose workflow has not said what it does next. */
const {
  EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EVENT_TYPE_WORKFLOW_TASK_STARTED,
} = temporal.api.enums.v1.EventType;
const AT_WORK: unknown[] = [
  EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EVENT_TYPE_WORKFLOW_TASK_STARTED,
];

quietEngine();

/** A database and a real worker on a given engine: everything a case lives in, but the API. */
export class CaseWorld {
  private constructor(
    readonly pool: Pool,
    private engine: Engine,
    private worker: Worker,
    private running: Promise<void>,
    private readonly database: TestDatabase,
  ) {}

  static async start(engine: Engine): Promise<CaseWorld> {
    const database = await freshDatabase();
    await employ(database.ownerUrl, CASEWORKER.staffId, '411002001001');
    const pool = createPool({ connectionString: database.applicationUrl });
    const worker = await workerOf(engine, pool);
    return new CaseWorld(pool, engine, worker, worker.run(), database);
  }

  /** The database as its owner sees it, who may do more than the application. */
  get ownerUrl(): string {
    return this.database.ownerUrl;
  }

  /** The database as the application sees it. */
  get applicationUrl(): string {
    return this.database.applicationUrl;
  }

  /** Tells the cases of what has come into force by an instant, as the worker does. */
  async announceRules(at = new Date()): Promise<void> {
    const tell = (caseId: string, id: string) => tellRulesChanged(this.engine.client, caseId, id);
    while ((await relayAnnouncement(this.pool, tell, { at })).more);
  }

  /** Hands on what members and households have to say to each other, as the worker's relay does, until nothing waits. */
  async relayHouseholds(): Promise<void> {
    while ((await relayHouseholds(this.pool, householdProcesses(this.engine.client))).told > 0);
  }

  /** The histories of a workflow's runs, the oldest first: each names the one that it continues. */
  async runsOf(workflowId: string): Promise<temporal.api.history.v1.IHistory[]> {
    const runs: temporal.api.history.v1.IHistory[] = [];
    let runId: string | undefined;
    do {
      const history = await this.engine.client.workflow.getHandle(workflowId, runId).fetchHistory();
      runs.unshift(history);
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      runId = started?.continuedExecutionRunId || undefined;
    } while (runId !== undefined);
    return runs;
  }

  /** A household's process, as a test sees it. */
  household(householdId: string): WorkflowHandle<typeof householdWorkflow> {
    return this.engine.client.workflow.getHandle(householdWorkflowId(householdId));
  }

  /**
   * Puts another worker in the place of this one: it remembers nothing.
   * @param change of what it works with
   * @param meanwhile is done while there is none
   */
  async restartWorker(
    change: Partial<Engine> = {},
    meanwhile: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    this.engine = { ...this.engine, ...change };
    this.worker.shutdown();
    await this.running;
    await meanwhile();
    this.worker = await workerOf(this.engine, this.pool);
    this.running = this.worker.run();
  }

  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.pool.end();
    await this.database.drop();
  }

  /** Registers somebody and starts the case. */
  async register(on: string, more: Partial<CaseInput> = {}, birthDate?: string): Promise<LivingCase> {
    const input = await registerCase(this.pool, on, more, birthDate);
    await startCase(this.engine.client, input, 'PERSON');
    return new LivingCase(this, this.engine.client, input);
  }

  /** Asks once more for a case that was started, as a relay does that lost its answer. */
  async startAgain(input: CaseInput): Promise<void> {
    await startCase(this.engine.client, input, 'PERSON');
  }
}

function workerOf(
  {
    nativeConnection,
    namespace,
    dataConverter = TEST_CONVERTER,
    build = { createCaseWorker, workflowBundle: testWorkflowBundle() },
  }: Engine,
  pool: Pool,
): Promise<Worker> {
  const { createCaseWorker: create, ...made } = build;
  return create({ connection: nativeConnection, namespace, dataConverter, pool, ...made });
}

/** A caseworker whom new cases of the community can be given to. */
async function employ(ownerUrl: string, staffId: string, orgCode: string): Promise<void> {
  const db = new Database({ connectionString: ownerUrl });
  await db.connect();
  await db.query(
    `INSERT INTO staff (id, username, display_name, org_code, role, password_hash) VALUES ($1, $2, '专干', $3, 'CASEWORKER', '')`,
    [staffId, `caseworker-${orgCode}`, orgCode],
  );
  await db.end();
}

/** One running case, as a test sees and moves it. */
export class LivingCase {
  constructor(
    private readonly world: CaseWorld,
    private readonly client: Client,
    readonly input: CaseInput,
  ) {}

  get handle() {
    return this.client.workflow.getHandle(caseWorkflowId(this.input.caseId));
  }

  /** Sends a command on the case's present version and waits for its answer. */
  async does<K extends CommandKind>(
    kind: K,
    data: CommandData[K],
    by: Actor = CASEWORKER,
  ): Promise<CommandResult> {
    return this.sends({ kind, id: randomUUID(), digest: '', by, data } as Command);
  }

  sends(command: Command, updateId = command.id): Promise<CommandResult> {
    return this.handle.executeUpdate(updateNameOf(command.kind), { updateId, args: [command] });
  }

  /** The histories of the life's runs, the oldest first: each names the one that it continues. */
  async runs(): Promise<temporal.api.history.v1.IHistory[]> {
    return this.world.runsOf(this.handle.workflowId);
  }

  /** The workflow's own state. */
  state(): Promise<CaseState> {
    return this.handle.query<CaseState>(GET_STATE_QUERY);
  }

  /** The state folded from the ledger alone. */
  async foldedState(): Promise<CaseState> {
    return foldCase(this.input.caseId, await readLedger(this.world.pool, this.input.caseId));
  }

  async facts(): Promise<Fact[]> {
    return (await readLedger(this.world.pool, this.input.caseId)).flatMap(({ facts }) => facts);
  }

  /** The tasks as the queues show them. */
  async tasks(): Promise<{ id: string; status: string; late: boolean; escalatedTo: string | null }[]> {
    const { rows } = await this.world.pool.query<{
      id: string;
      status: string;
      late: boolean;
      escalatedTo: string | null;
    }>(
      `SELECT id, status, late, escalated_to AS "escalatedTo" FROM tasks WHERE case_id = $1 ORDER BY opens_on, id`,
      [this.input.caseId],
    );
    return rows;
  }

  /**
   * Waits until the case has opened, which needs no command, and sleeps. Looks from outside: a query would break into
   * the opening, and the history would hold a workflow task more.
   */
  async opened(): Promise<this> {
    await eventually(async () => {
      const { events } = await this.handle.fetchHistory();
      expect(AT_WORK).not.toContain(events?.at(-1)?.eventType);
    });
    return this;
  }

  /** Ends a life whose rest does not matter to its test, so that its time no longer passes. */
  async isLeft(): Promise<void> {
    await this.handle.terminate('the test has seen enough');
  }
}
