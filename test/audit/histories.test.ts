import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { archiveNextPage } from '../../activities/archive-histories';
import { loadOpening } from '../../activities/load-opening';
import type { StandingBatch } from '../../audit/ledger';
import { verify } from '../../audit/verify';
import { GROUND_RULES } from '../../domain/endings';
import { endedRuns } from '../../worker/ended-runs';
import { CASE_TASK_QUEUE, CASE_WORKFLOW, caseWorkflowId } from '../../workflows/messages';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { LOADED_TEST_CONVERTER, TEST_CONVERTER } from '../support/payload-keys';
import { Books } from './books';

const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** What a history says is known to whoever has its keys. */
const OPENED = { converter: LOADED_TEST_CONVERTER };
const WITHOUT_THE_LAST = (batches: StandingBatch[]) => batches.slice(0, -1);

describe('what Temporal holds, against the ledger', () => {
  let world: BatchWorld;
  let books: Books;

  beforeEach(async () => {
    world = await BatchWorld.start();
    books = new Books(world.cases);
  });
  afterEach(async () => {
    await books.close();
    await world.stop();
  });

  async function opened(): Promise<LivingCase> {
    return (await world.cases.register(TODAY)).opened();
  }

  /** At work, and then drawing a pension: the one end of a case that nobody has to be given time to contradict. */
  async function ended(): Promise<LivingCase> {
    const person = await opened();
    await person.does('reportEmployment', {
      type: 'UNIT',
      startedOn: TODAY,
      evidenceId: randomUUID(),
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    await person.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: TODAY,
      evidenceId: randomUUID(),
      evidenceKind: GROUND_RULES.PENSION.evidence[0] ?? 'LEGAL_DOCUMENT',
    });
    await person.handle.result();
    return person;
  }

  /** Archives until so many histories are stored: an ended run is listed only after a while. */
  async function archived(count: number, limit?: number): Promise<void> {
    await eventually(async () => {
      await archiveNextPage(books.pool, endedRuns(world.client), limit);
      const { rows } = await books.pool.query(`SELECT FROM archived_histories`);
      expect(rows).toHaveLength(count);
    });
  }

  it('a running case and an archived one agree with their ledgers', async () => {
    await opened();
    await ended();
    await archived(1);
    expect(await verify(books.pool, world.client)).toMatchObject({
      differences: [],
      unchecked: [],
      checked: { cases: 2, histories: 1, workflows: 1 },
    });
  });

  it('a history is archived once, as the server returned it, however often and in whatever pages', async () => {
    const people = [await ended(), await ended(), await ended()];
    await archived(3, 1);
    const runs = endedRuns(world.client);
    expect(await archiveNextPage(books.pool, runs)).toEqual({ done: 0, failed: 0, more: false });
    const { rows } = await books.pool.query<{ workflow_id: string; status: string; events: number }>(
      `SELECT workflow_id, status, events FROM archived_histories ORDER BY workflow_id`,
    );
    expect(rows.map((row) => row.workflow_id)).toEqual(
      people.map(({ input }) => caseWorkflowId(input.caseId)).sort(),
    );
    const history = await people[0]?.handle.fetchHistory();
    const first = rows.find((row) => row.workflow_id === caseWorkflowId(people[0]?.input.caseId ?? ''));
    expect(first).toMatchObject({ status: 'COMPLETED', events: history?.events?.length });
  });

  it('a run that goes on from another begins at the fact where that one ended', async () => {
    const person = await opened();
    const state = await person.state();
    await person.isLeft();
    const { caseId, orgCode, registeredAt: at } = person.input;
    const { rules } = await loadOpening(books.pool, { caseId, orgCode, at });
    await world.client.workflow.start(CASE_WORKFLOW, {
      workflowId: caseWorkflowId(person.input.caseId),
      taskQueue: CASE_TASK_QUEUE,
      args: [{ registration: person.input, carried: { state, rules } }],
    });
    await person.does('recordContactAttempt', { on: TODAY, channel: 'PHONE', outcome: 'NO_ANSWER' });
    await person.isLeft();
    await archived(2);
    expect(await verify(books.pool, world.client)).toMatchObject({
      differences: [],
      checked: { histories: 2 },
    });
  });

  it('a history whose keys are missing is not called clean', async () => {
    await ended();
    await archived(1);
    expect(await verify(books.pool)).toMatchObject({
      differences: [],
      unchecked: [expect.stringContaining('could not be decoded')],
    });
  });

  it('a ledger whose tail was cut off is found by the archived history', async () => {
    const { input } = await ended();
    await archived(1);
    await books.rewrites(input.caseId, WITHOUT_THE_LAST);
    const { differences } = await verify(books.pool, undefined, OPENED);
    expect(differences).toMatchObject([
      {
        caseId: input.caseId,
        where: expect.stringMatching(/^history\[/) as string,
        what: 'row',
        actual: 'missing',
      },
    ]);
  });

  it('a ledger that says something else than a case was told is found by the archived history', async () => {
    const { input } = await ended();
    await archived(1);
    await books.rewrites(input.caseId, (batches) =>
      batches.map((batch) => ({
        ...batch,
        facts: batch.facts.map((fact) =>
          fact.kind === 'CaseClosed'
            ? { ...fact, data: { ...(fact.data as object), ground: 'DEATH' } }
            : fact,
        ),
      })),
    );
    expect((await verify(books.pool, undefined, OPENED)).differences).toMatchObject([
      { caseId: input.caseId, what: 'data.ground', expected: 'PENSION', actual: 'DEATH' },
    ]);
  });

  it('a ledger that was written anew under a running case is found by its workflow', async () => {
    const person = await opened();
    await person.does('recordContactAttempt', { on: TODAY, channel: 'PHONE', outcome: 'NO_ANSWER' });
    await books.rewrites(person.input.caseId, WITHOUT_THE_LAST);
    expect((await verify(books.pool, undefined, OPENED)).differences).toEqual([]);
    expect((await verify(books.pool, world.client)).differences).toMatchObject([
      { caseId: person.input.caseId, where: 'workflow', what: expect.stringMatching(/^state\./) as string },
    ]);
  });

  it('a case without the workflow that it should have is found', async () => {
    const lost = await books.keepsCase(TODAY);
    expect((await verify(books.pool, world.client)).differences).toMatchObject([
      { caseId: lost.caseId, where: 'workflow', what: 'row', actual: 'missing' },
    ]);
  });

  it('an archived history that was changed is found', async () => {
    const { input } = await ended();
    await archived(1);
    await books.tamper(
      `UPDATE archived_histories SET content = set_byte(content, 40, get_byte(content, 40) # 255)`,
    );
    expect((await verify(books.pool, undefined, OPENED)).differences).toMatchObject([
      { caseId: input.caseId, where: 'archived_histories', what: 'content' },
    ]);
  });

  it('what could not be asked is not called clean', async () => {
    await opened();
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const away = new Client({ connection, dataConverter: TEST_CONVERTER });
    const report = await away.withDeadline(Date.now() + 500, () => verify(books.pool, away));
    await connection.close();
    expect(report).toMatchObject({ differences: [], unchecked: [expect.stringContaining('did not answer')] });
  });
});
