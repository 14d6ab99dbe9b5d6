import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reconcile } from '../../activities/reconciliation/run';
import type { CaseInput } from '../../domain/case/state';
import { caseWorkflowId } from '../../workflows/messages';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { backUpDatabase, RestorableTemporal, restoreDatabase } from '../support/restorable';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const AT_ONCE = { pageSize: 2, settledForMs: 0 };

describe('ledger and processes that no longer agree', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-restore-'));
  let temporal: RestorableTemporal;
  let world: BatchWorld;
  let person: LivingCase;

  beforeAll(async () => {
    temporal = await RestorableTemporal.start(folder);
    world = await BatchWorld.start(temporal.address);
  });
  afterAll(async () => {
    await world.stop();
    await temporal.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    person = await register();
  });

  const register = async (more: Partial<CaseInput> = {}) => {
    const registered = await (await world.cases.register(today, more)).opened();
    await world.pool.query('UPDATE start_requests SET started_at = now() WHERE case_id = $1', [
      registered.input.caseId,
    ]);
    return registered;
  };
  const call = (one = person) =>
    one.does('recordContactAttempt', { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' });

  /** A run of a kind to its end, its pages small; what it found of a case. */
  async function run(kind: 'CHANGED' | 'ALL', of = person.input.caseId) {
    const { rows: before } = await world.pool.query<{ max: string }>(
      'SELECT coalesce(max(id), 0) AS max FROM reconciliation_findings',
    );
    while ((await reconcile(world.pool, world.processes, kind, AT_ONCE)).more);
    const { rows } = await world.pool.query<{ kind: string; repair: string; repaired: boolean }>(
      'SELECT kind, repair, repaired FROM reconciliation_findings WHERE id > $1 AND case_id = $2',
      [before[0]?.max, of],
    );
    return rows;
  }

  /** Workers remember what the engine no longer knows, so they begin anew with it. */
  async function restoreTemporal(): Promise<void> {
    await temporal.restore();
    await world.cases.restartWorker();
    await eventually(() => world.processes.countRunning());
  }

  /** The case takes a command again, and both sides say the same. */
  async function expectInStep(one = person): Promise<void> {
    await eventually(() => call(one));
    expect(await one.state()).toEqual(await one.foldedState());
    expect(await run('ALL', one.input.caseId)).toEqual([]);
  }

  it('of what agrees nothing is found, and what has not moved is not asked again', async () => {
    expect(await run('ALL')).toEqual([]);
    let asked = 0;
    const { processes } = world;
    const counting = { ...processes, seqOf: (id: string) => ((asked += 1), processes.seqOf(id)) };
    while ((await reconcile(world.pool, counting, 'ALL', AT_ONCE)).more);
    expect(asked).toBe(0);
    await call();
    while ((await reconcile(world.pool, counting, 'CHANGED', AT_ONCE)).more);
    expect(asked).toBe(1);
  });

  it('a process terminated behind its back is started again from the ledger', async () => {
    await call();
    await run('CHANGED');
    await person.handle.terminate('by mistake');
    // What is listed may lag a moment behind what happened.
    await eventually(async () => {
      const { rows } = await world.pool.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM cases WHERE open',
      );
      expect(await world.processes.countRunning()).toBe((rows[0]?.n ?? 0) - 1);
    });
    expect(await run('CHANGED')).toEqual([{ kind: 'GONE', repair: 'STARTED_FROM_LEDGER', repaired: true }]);
    await expectInStep();
  });

  it('a process that was deleted is started again from the ledger', async () => {
    await call();
    const { namespace } = world.client.options;
    await world.client.workflowService.deleteWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: caseWorkflowId(person.input.caseId) },
    });
    await eventually(async () => expect(await world.processes.look(person.input.caseId)).toBeUndefined());
    expect(await run('ALL')).toEqual([{ kind: 'GONE', repair: 'STARTED_FROM_LEDGER', repaired: true }]);
    await expectInStep();
  });

  it('a process behind its ledger, its Update lost with the engine, reads on', async () => {
    await call();
    await temporal.backUp();
    await eventually(() => call());
    await restoreTemporal();
    const { seq } = await person.foldedState();
    expect(await eventually(() => person.state())).not.toMatchObject({ seq });
    expect(await run('CHANGED')).toEqual([{ kind: 'BEHIND', repair: 'NUDGED', repaired: true }]);
    await expectInStep();
  });

  it('Temporal older than Postgres: who is missing is started again, who is behind reads on', async () => {
    await run('ALL');
    await temporal.backUp();
    const later = await eventually(() => register());
    await eventually(() => call());
    await restoreTemporal();
    expect(await run('ALL', later.input.caseId)).toMatchObject([{ kind: 'GONE', repaired: true }]);
    await expectInStep();
    await expectInStep(later);
  });

  it('Temporal older than the end of a case: its process, which runs again, reads of the end', async () => {
    await run('ALL');
    await temporal.backUp();
    const again = await eventually(() => register({ previousCaseId: person.input.caseId }));
    await person.handle.result();
    expect(await run('CHANGED')).toEqual([]);
    await restoreTemporal();
    expect((await person.handle.describe()).status.name).toBe('RUNNING');
    expect(await run('ALL')).toEqual([]);
    expect(await run('CHANGED')).toEqual([{ kind: 'BEHIND', repair: 'NUDGED', repaired: true }]);
    await eventually(async () => expect((await person.handle.describe()).status.name).toBe('COMPLETED'));
    await expectInStep(again);
  });

  it('Postgres older than Temporal: the process is put back to what the ledger says, nothing is invented', async () => {
    await call();
    await run('ALL');
    const { seq } = await person.foldedState();
    await backUpDatabase(world.cases.ownerUrl);
    await eventually(() => call());
    const lost = await eventually(() => register());
    await restoreDatabase(world.cases.ownerUrl);
    const { seq: ahead } = await person.state();
    expect(ahead).toBeGreaterThan(seq);

    // Whoever acts meanwhile hears no, and the case is looked at again at once.
    await expect(eventually(() => call(), 1)).rejects.toThrow();
    expect(await run('CHANGED')).toEqual([{ kind: 'AHEAD', repair: 'STARTED_FROM_LEDGER', repaired: true }]);
    expect(await person.state()).toMatchObject({ seq });
    // A registration that is lost with the database is reported and left to people.
    expect(await run('ALL', lost.input.caseId)).toEqual([
      { kind: 'UNKNOWN_CASE', repair: 'NONE', repaired: false },
    ]);
    await lost.isLeft();
    await expectInStep();
  });
});
