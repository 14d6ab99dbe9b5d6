import { randomUUID } from 'node:crypto';
import { PROJECTED_TABLES } from '../../activities/tables';
import { BrokenLedger, rebuild } from '../../audit/rebuild';
import { verify } from '../../audit/verify';
import { REVIEWER } from '../support/life';
import { registerCase } from '../support/registered-case';
import { Books, type KeptCase } from './books';

describe('rebuild: the tables from the ledger', () => {
  let books: Books;
  let kept: KeptCase;
  let ended: KeptCase;

  beforeEach(async () => {
    books = await Books.open();
    kept = await books.keepsLife();
    ended = await books.keepsEnding();
  });
  afterEach(() => books.close());

  async function content(): Promise<unknown> {
    const tables = [...PROJECTED_TABLES.map(({ name }) => name), 'cases', 'registrations'];
    const rows = await Promise.all(
      tables.map(async (name) => {
        const found = await books.owner.query<{ row: Record<string, unknown> }>(
          `SELECT to_jsonb(t) - 'updated_at' AS row FROM ${name} t ORDER BY to_jsonb(t)::text`,
        );
        return [name, found.rows.map(({ row }) => row)];
      }),
    );
    return Object.fromEntries(rows) as unknown;
  }

  it('of books that hold changes nothing', async () => {
    const before = await content();
    const { cases, tables } = await rebuild(books.owner);
    expect(cases).toBe(2);
    expect(Object.values(tables)).toEqual(Object.values(tables).map(() => ({ written: 0, removed: 0 })));
    expect(await content()).toEqual(before);
  });

  it('brings back what was lost, takes out what does not belong, and mends what was changed', async () => {
    const before = await content();
    await books.tamper(`DELETE FROM tasks WHERE case_id = $1`, [kept.caseId]);
    await books.tamper(`DELETE FROM service_records`);
    await books.tamper(`UPDATE follow_ups SET reached = NOT reached`);
    await books.tamper(`UPDATE tasks SET due_on = due_on + 7, late = NOT late`);
    await books.tamper(
      `INSERT INTO notifications (case_id, seq, template, created_at) VALUES ($1, 900, 'REGISTRATION_CANCELLED', now())`,
      [kept.caseId],
    );
    await books.tamper(
      `UPDATE cases SET state = '{}', seq = 0, version = 0, head_hash = '\\x00', open = NOT open, next_due_at = NULL`,
    );
    await books.tamper(
      `UPDATE registrations SET status = 'ACTIVE', ended_on = NULL, ground = NULL, evidence_id = NULL`,
    );
    expect((await verify(books.pool)).found).toBeGreaterThan(10);
    const { tables } = await rebuild(books.owner);
    expect(tables).toMatchObject({ notifications: { removed: 1, written: 0 }, cases: { written: 2 } });
    expect((await verify(books.pool)).differences).toEqual([]);
    expect(await content()).toEqual(before);
  });

  it('puts a transferred case where it went, and one that has not begun where the person registered', async () => {
    const owner = { orgCode: '411002001002', staffId: randomUUID() };
    await kept.does('transferCase', { orgCode: '411002001002', owner }, REVIEWER);
    await registerCase(books.pool, '2026-11-23', { orgCode: '411002001003' });
    expect((await verify(books.pool)).differences).toEqual([]);
    const before = await content();
    await books.tamper(`UPDATE cases SET org_code = '411002001001'`);
    await books.tamper(`UPDATE tasks SET org_code = '411002001001' WHERE case_id = $1`, [kept.caseId]);
    expect((await verify(books.pool)).differences).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ caseId: kept.caseId, where: 'cases', what: 'org_code' }),
        expect.objectContaining({ caseId: kept.caseId, where: 'tasks', what: 'org_code' }),
      ]) as unknown[],
    );
    await rebuild(books.owner);
    expect(await content()).toEqual(before);
  });

  it('keeps what follows from no fact: who has claimed a task, what was delivered', async () => {
    const claimed = randomUUID();
    await books.owner.query(`UPDATE tasks SET claimed_by = $1`, [claimed]);
    await books.owner.query(`UPDATE notifications SET status = 'DELIVERED', settled_at = now()`);
    await books.tamper(`UPDATE tasks SET due_on = due_on + 7`);
    await rebuild(books.owner);
    const { rows } = await books.owner.query(
      `SELECT DISTINCT claimed_by AS claimed, n.status AS delivered FROM tasks, notifications n`,
    );
    expect(rows).toEqual([{ claimed, delivered: 'DELIVERED' }]);
  });

  it('makes nothing from a ledger that is not whole, and leaves the tables as they were', async () => {
    await books.tamper(`UPDATE facts SET "by" = 'x' WHERE case_id = $1 AND seq = 3`, [ended.caseId]);
    await books.tamper(`UPDATE tasks SET due_on = due_on + 7`);
    const before = await content();
    const refused = rebuild(books.owner);
    await expect(refused).rejects.toThrow(BrokenLedger);
    await expect(refused).rejects.toThrow(`case ${ended.caseId}, fact 3`);
    expect(await content()).toEqual(before);
  });

  it('loses nothing of what people do meanwhile', async () => {
    await books.tamper(`UPDATE tasks SET due_on = due_on + 7`);
    const attempt = { on: '2027-02-03', channel: 'PHONE', outcome: 'NO_ANSWER' } as const;
    let working = true;
    const people = (async () => {
      let acts = 0;
      for (; working; acts++) await kept.does('recordContactAttempt', attempt);
      return acts;
    })();
    const opened = (async () => {
      const cases: KeptCase[] = [];
      while (working) cases.push(await books.keepsCase());
      return cases.length;
    })();
    for (let i = 0; i < 3; i++) await rebuild(books.owner);
    working = false;
    expect(await people).toBeGreaterThan(0);
    expect(await opened).toBeGreaterThan(0);
    expect((await verify(books.pool)).differences).toEqual([]);
  });

  it('runs once at a time', async () => {
    const both = await Promise.allSettled([rebuild(books.owner), rebuild(books.owner)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not for the application: it can create no tables', async () => {
    await expect(rebuild(books.pool)).rejects.toMatchObject({ code: '42501' });
  });
});
