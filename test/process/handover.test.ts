import { randomBytes, randomUUID } from 'node:crypto';
import { handOver, HANDOVERS_CHANNEL } from '../../activities/handovers';
import type { CaseProcesses } from '../../activities';
import { Scope } from '../../api/access/scope';
import { createDatabase } from '../../api/database';
import { HandoverDesk } from '../../api/handovers/handover-desk';
import { civilDateOf } from '../../domain/civil-date';
import { withDatabase } from '../../local/database';
import type { PrismaClient } from '../../prisma/client/client';
import { KeyedHash } from '../../prisma/column-cipher';
import { relayWork } from '../../worker/relays';
import { GET_PROGRESS_QUERY, handoverWorkflowId, type BatchProgress } from '../../workflows/batch-messages';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { CASEWORKER, REVIEWER } from '../support/life';

const COMMUNITY = '411002001001';
const today = civilDateOf(new Date().toISOString());
const [A, B] = [randomUUID(), randomUUID()];

describe('all cases of a caseworker handed over, on a real engine', () => {
  let world: BatchWorld;
  let db: PrismaClient;
  let people: LivingCase[];

  beforeAll(async () => {
    world = await BatchWorld.start();
    db = createDatabase(world.cases.applicationUrl);
    people = [];
    for (let n = 0; n < 12; n++) people.push(await world.cases.register(today));
    await Promise.all(people.map((person) => person.opened()));
    people.sort((one, other) => (one.input.caseId < other.input.caseId ? -1 : 1));
    await withDatabase(world.cases.ownerUrl, async (client) => {
      for (const id of [A, B]) {
        await client.query(
          `INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
           VALUES ($1, $2, '专干', $3, 'CASEWORKER', '')`,
          [id, `caseworker-${id}`, COMMUNITY],
        );
      }
    });
  });
  afterAll(async () => {
    await db.$disconnect();
    await world.stop();
  });

  const desk = () =>
    new HandoverDesk(
      db,
      new Scope({
        staffId: REVIEWER.staffId,
        username: 'reviewer',
        displayName: '复核',
        role: 'REVIEWER',
        orgCode: '411002001',
        orgName: '西大街道',
        level: 'SUBDISTRICT',
      }),
      new KeyedHash(randomBytes(32)),
      () => new Date().toISOString(),
    );
  const relayHandovers = async () => {
    const [work] = relayWork(world.pool, world.client, world.processes, world.households).filter(
      ({ channel }) => channel === HANDOVERS_CHANNEL,
    );
    await work?.round();
  };
  const rowsOf = async (handoverId: string) =>
    db.handoverRow.findMany({ where: { handoverId }, orderBy: { caseId: 'asc' } });
  const assignedBy = async (handoverId: string) =>
    db.fact.findMany({
      where: { causeId: `handover:${handoverId}`, kind: 'OwnerAssigned' },
      orderBy: { caseId: 'asc' },
    });
  /** A worker that dies after the cases have answered and before it could write that down. */
  async function dieInAPage(handoverId: string, pageSize: number): Promise<void> {
    let answer: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (answer = resolve));
    const silent: CaseProcesses = {
      ...world.processes,
      carryOut: async (caseId, command) => {
        const outcome = await world.processes.carryOut(caseId, command);
        await silence;
        return outcome;
      },
    };
    const killed = handOver(world.pool, silent, handoverId, pageSize);
    await eventually(async () => expect(await assignedBy(handoverId)).toHaveLength(pageSize));
    await withDatabase(world.cases.ownerUrl, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE state = 'idle in transaction' AND datname = current_database() AND pid <> pg_backend_pid()`,
      ),
    );
    answer();
    await expect(killed).rejects.toThrow();
  }

  it('R-68: goes on after a worker died in the middle, and does no case twice', async () => {
    const { id } = await desk().order(
      { fromStaffId: CASEWORKER.staffId, toOrgCode: COMMUNITY },
      randomUUID(),
    );
    const [closed, moved] = people.slice(-2);
    await closed?.does('recordUnemployedAgain', { nextCaseId: randomUUID() });
    await moved?.does('assignOwner', { orgCode: COMMUNITY, staffId: REVIEWER.staffId });
    await dieInAPage(id, 4);
    expect((await rowsOf(id)).map(({ status }) => status)).toEqual(Array(12).fill('PENDING'));

    await relayHandovers();
    await relayHandovers();
    await eventually(async () =>
      expect((await rowsOf(id)).filter(({ status }) => status === 'DONE')).not.toEqual([]),
    );
    await world.rest();
    await world.work();
    await eventually(async () =>
      expect(await db.handover.findUniqueOrThrow({ where: { id } })).toMatchObject({
        finishedAt: expect.any(Date) as unknown,
      }),
    );

    const rows = await rowsOf(id);
    expect(rows.map(({ status, code }) => code ?? status)).toEqual([
      ...Array<string>(10).fill('DONE'),
      'CASE_CLOSED',
      'OWNER_CHANGED',
    ]);
    const facts = await assignedBy(id);
    expect(facts.map(({ caseId, by, data }) => [caseId, by, data])).toEqual(
      rows
        .filter(({ status }) => status === 'DONE')
        .map(({ caseId, ownerOrgCode, ownerId }) => [
          caseId,
          REVIEWER.staffId,
          { orgCode: ownerOrgCode, staffId: ownerId },
        ]),
    );
    expect([A, B].map((staffId) => rows.filter(({ ownerId }) => ownerId === staffId).length)).toEqual([6, 6]);

    const handle = world.client.workflow.getHandle(handoverWorkflowId(id));
    expect(await handle.result()).toMatchObject({ done: 10, failed: 2 });
    expect(await handle.query<BatchProgress>(GET_PROGRESS_QUERY)).toMatchObject({ done: 10, failed: 2 });
  });

  it('R-29: the tasks of each case go with it, and the case knows what its row says', async () => {
    for (const person of people.slice(0, 3)) {
      const state = await person.state();
      const tasks = await db.task.findMany({ where: { caseId: person.input.caseId } });
      expect(new Set(tasks.map(({ ownerId }) => ownerId))).toEqual(new Set([state.owner?.staffId]));
      expect([A, B]).toContain(state.owner?.staffId);
      expect(await person.foldedState()).toEqual(state);
    }
  });

  it('waits for a case that does not answer, goes on with the others, and is found by the sweep', async () => {
    const { id } = await desk().order({ fromStaffId: A, toOrgCode: COMMUNITY, toStaffId: B }, randomUUID());
    const owned = await rowsOf(id);
    const busy = owned[0]?.caseId;
    const processes: CaseProcesses = {
      ...world.processes,
      carryOut: (caseId, command) =>
        caseId === busy ? Promise.reject(new Error('away')) : world.processes.carryOut(caseId, command),
    };
    for (let page = 0; page < owned.length; page++) await handOver(world.pool, processes, '', 1);
    expect((await rowsOf(id)).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['PENDING', 1],
      ...owned.slice(1).map(() => ['DONE', 0]),
    ]);
    expect(await handOver(world.pool, world.processes, '')).toMatchObject({ done: 1 });
    expect(await handOver(world.pool, world.processes, '')).toEqual({ done: 0, failed: 0, more: false });
  });

  it('does nothing more once it is cancelled', async () => {
    const { id } = await desk().order({ fromStaffId: B, toOrgCode: COMMUNITY, toStaffId: A }, randomUUID());
    await handOver(world.pool, world.processes, id, 1);
    await desk().cancel(id);
    await relayHandovers();
    expect(await handOver(world.pool, world.processes, id)).toMatchObject({ done: 0, more: false });
    const statuses = (await rowsOf(id)).map(({ status, code }) => code ?? status);
    expect(statuses).toEqual(['DONE', ...statuses.slice(1).map(() => 'HANDOVER_CANCELLED')]);
    expect(await assignedBy(id)).toHaveLength(1);
  });
});
