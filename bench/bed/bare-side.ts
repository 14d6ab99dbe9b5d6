import { randomUUID } from 'node:crypto';
import { ACT_UPDATE, BARE_TASK_QUEUE, BARE_WORKFLOW, type BareInput } from '../bare/messages';
import type { Bed } from './bed';
import { inParallel, untilCount } from './parallel';

/** The bare engine's cases: workflows that commit a row for every act. */
export class BareSide {
  private readonly client;

  constructor(private readonly bed: Bed) {
    this.client = bed.client;
  }

  /** As a registration: one commit by whoever asks, then the workflow's own first. */
  async register(): Promise<string> {
    const workflowId = randomUUID();
    await this.bed.bareDb.query(`INSERT INTO bare_commits (workflow_id, seq) VALUES ($1, 0)`, [workflowId]);
    await this.start(workflowId, {});
    return workflowId;
  }

  async act(workflowId: string): Promise<void> {
    await this.client.workflow.getHandle(workflowId).executeUpdate(ACT_UPDATE, { updateId: randomUUID() });
  }

  /** Starts so many and waits until each has made its first commit. */
  async startMany(inputs: readonly BareInput[], atOnce = 8): Promise<string[]> {
    const ids: string[] = [];
    await inParallel(inputs, atOnce, async (input) => {
      const workflowId = randomUUID();
      ids.push(workflowId);
      await this.start(workflowId, input);
    });
    await this.untilCommitted(ids, 1);
    return ids;
  }

  /** Waits until each of these has made so many commits of its own. */
  async untilCommitted(ids: readonly string[], commits: number): Promise<void> {
    await untilCount(ids.length, async () => {
      const { rows } = await this.bed.bareDb.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM bare_commits WHERE seq = $2 AND workflow_id = ANY ($1)`,
        [ids, commits],
      );
      return rows[0]?.n ?? 0;
    });
  }

  private async start(workflowId: string, input: BareInput): Promise<void> {
    await this.client.workflow.start(BARE_WORKFLOW, {
      workflowId,
      taskQueue: BARE_TASK_QUEUE,
      args: [input],
    });
  }
}
