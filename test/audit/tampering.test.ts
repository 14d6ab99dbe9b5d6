import { randomUUID } from 'node:crypto';
import { sealDay } from '../../activities/seal-day';
import { PROJECTED_TABLES, STANDING_TABLES } from '../../activities/tables';
import type { Difference } from '../../audit/difference';
import { verify } from '../../audit/verify';
import { registerCase } from '../support/registered-case';
import { Books, type KeptCase } from './books';

describe('verify names the case and the fact', () => {
  let books: Books;
  let kept: KeptCase;

  beforeAll(async () => {
    books = await Books.open();
  });
  afterAll(() => books.close());
  beforeEach(async () => {
    kept = await books.keepsLife();
  });

  async function differences(caseId = kept.caseId): Promise<Difference[]> {
    return (await verify(books.pool, undefined, { caseId })).differences;
  }

  async function firstDifference(): Promise<Difference | undefined> {
    return (await differences())[0];
  }

  it('books that nobody touched are clean, and every part of them was looked at', async () => {
    const ended = await books.keepsEnding();
    const clean = await verify(books.pool, undefined, { caseId: ended.caseId });
    expect(clean).toMatchObject({
      differences: [],
      found: 0,
      unchecked: [],
      checked: { cases: 1, facts: ended.state.seq },
    });
    expect(ended.state.registration).toBe('CANCELLED');
  });

  it('a fact that was changed', async () => {
    await books.tamper(`UPDATE facts SET data = '{"x": 1}' WHERE case_id = $1 AND seq = 5`, [kept.caseId]);
    expect(await firstDifference()).toMatchObject({
      caseId: kept.caseId,
      seq: 5,
      where: 'facts',
      what: 'hash',
    });
  });

  it.each(['kind', '"by"', 'policy_version', 'calendar_version', 'cause_kind', 'cause_id', 'cause_digest'])(
    'a fact of which only %s was changed',
    async (column) => {
      await books.tamper(`UPDATE facts SET ${column} = 'x' WHERE case_id = $1 AND seq = 2`, [kept.caseId]);
      expect(await firstDifference()).toMatchObject({
        caseId: kept.caseId,
        seq: 2,
        where: 'facts',
        what: 'hash',
      });
    },
  );

  it('a fact that was put at another time, or under another clause', async () => {
    await books.tamper(`UPDATE facts SET at = at - interval '1 day' WHERE case_id = $1 AND seq = 3`, [
      kept.caseId,
    ]);
    await books.tamper(`UPDATE facts SET clauses = '{R-99}' WHERE case_id = $1 AND seq = 4`, [kept.caseId]);
    expect((await differences()).slice(0, 2)).toMatchObject([
      { seq: 3, where: 'facts', what: 'hash' },
      { seq: 4, where: 'facts', what: 'hash' },
    ]);
  });

  it('a fact that was changed with its own hash: its follower still carries the other', async () => {
    await books.tamper(`UPDATE facts SET hash = $2 WHERE case_id = $1 AND seq = 2`, [
      kept.caseId,
      Buffer.alloc(32, 1),
    ]);
    expect(await firstDifference()).toMatchObject({ caseId: kept.caseId, seq: 2, what: 'hash' });
  });

  it('a fact that was deleted', async () => {
    await books.tamper(`DELETE FROM facts WHERE case_id = $1 AND seq = 4`, [kept.caseId]);
    expect(await firstDifference()).toMatchObject({
      caseId: kept.caseId,
      seq: 4,
      where: 'facts',
      what: 'row',
      actual: 'missing',
    });
  });

  it('a fact that was inserted between others', async () => {
    const { caseId } = kept;
    await books.tamper(`UPDATE facts SET seq = seq + 1000 WHERE case_id = $1 AND seq >= 4`, [caseId]);
    await books.tamper(`UPDATE facts SET seq = seq - 999 WHERE case_id = $1 AND seq >= 1000`, [caseId]);
    await books.tamper(
      `INSERT INTO facts SELECT case_id, 4, kind, at, "by", clauses, policy_version, calendar_version, cause_kind, cause_id,
              cause_digest, data, hash, hash FROM facts WHERE case_id = $1 AND seq = 3`,
      [caseId],
    );
    expect(await firstDifference()).toMatchObject({ caseId, seq: 4, where: 'facts', what: 'hash' });
  });

  it('a fact that was added at the end, with a chain that holds', async () => {
    const { caseId, state } = kept;
    const before = await books.owner.query(`SELECT * FROM cases WHERE id = $1`, [caseId]);
    await kept.does('recordContactAttempt', { on: '2027-02-03', channel: 'PHONE', outcome: 'NO_ANSWER' });
    const { seq, version, head_hash, state: old } = before.rows[0] as Record<string, unknown>;
    await books.tamper(`UPDATE cases SET seq = $2, version = $3, head_hash = $4, state = $5 WHERE id = $1`, [
      caseId,
      seq,
      version,
      head_hash,
      old,
    ]);
    await books.tamper(`DELETE FROM follow_ups WHERE case_id = $1 AND seq > $2`, [caseId, state.seq]);
    expect(await firstDifference()).toMatchObject({ caseId, seq: state.seq + 1, where: 'follow_ups' });
  });

  it('facts that changed places', async () => {
    const { caseId } = kept;
    await books.tamper(`UPDATE facts SET seq = 9999 WHERE case_id = $1 AND seq = 3`, [caseId]);
    await books.tamper(`UPDATE facts SET seq = 3 WHERE case_id = $1 AND seq = 4`, [caseId]);
    await books.tamper(`UPDATE facts SET seq = 4 WHERE case_id = $1 AND seq = 9999`, [caseId]);
    const found = await differences();
    expect(found.filter(({ what }) => what === 'hash').map(({ seq }) => seq)).toEqual(
      expect.arrayContaining([3, 4]),
    );
  });

  it('a tail that was cut off', async () => {
    const { caseId, state } = kept;
    await books.tamper(`DELETE FROM facts WHERE case_id = $1 AND seq = $2`, [caseId, state.seq]);
    expect(await differences()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          caseId,
          row: `search:OTHER_NUMBER:${state.seq - 1}`,
          where: 'tasks',
          what: 'row',
          expected: 'missing',
        }),
        expect.objectContaining({ caseId, seq: state.seq - 1, where: 'cases' }),
      ]),
    );
  });

  it('a fact of a kind that no rule knows', async () => {
    await books.tamper(`UPDATE facts SET kind = 'Forgiven' WHERE case_id = $1 AND seq = 1`, [kept.caseId]);
    expect(await differences()).toEqual(
      expect.arrayContaining([expect.objectContaining({ seq: 1, where: 'facts', what: 'kind' })]),
    );
  });

  it('says nothing of what somebody wrote where only codes belong', async () => {
    await books.tamper(`UPDATE tasks SET period = '张三丰' WHERE case_id = $1`, [kept.caseId]);
    expect(JSON.stringify(await differences())).not.toContain('张三丰');
  });

  it('an application that is broken into can neither change nor delete what proves it', async () => {
    await sealDay(books.pool, '2027-02-04');
    for (const table of [
      'facts',
      'household_facts',
      'seals',
      'sealed_heads',
      'seal_chunks',
      'archived_histories',
    ]) {
      await expect(books.pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(books.owner.query(`TRUNCATE ${table}`)).rejects.toMatchObject({ code: '23000' });
    }
    for (const table of ['facts', 'seals', 'sealed_heads', 'seal_chunks']) {
      await expect(books.owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '23000' });
    }
  });
});

/** Another value of the same SQL type, as SQL over the column. */
function otherValue(column: string, type: string): string {
  const old = `t."${column}"`;
  if (type === 'date') return `coalesce(${old}, '2020-01-01') + 1`;
  if (type === 'timestamptz') return `coalesce(${old}, now()) + interval '1 second'`;
  if (type === 'int') return `coalesce(${old}, 0) + 1000`;
  if (type === 'boolean') return `NOT ${old}`;
  if (type === 'uuid') return `'${randomUUID()}'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type === 'text') return `'x' || coalesce(${old}, '')`;
  if (type === 'text[]') return `${old} || '{R-99}'::text[]`;
  if (type === 'jsonb') return `'{"x": 1}'`;
  return `(SELECT v FROM unnest(enum_range(NULL::${type})) v WHERE v IS DISTINCT FROM ${old} LIMIT 1)`;
}

describe('verify finds every other value in every column that follows from the ledger', () => {
  let books: Books;
  let kept: KeptCase;

  beforeAll(async () => {
    books = await Books.open();
    kept = await books.keepsEnding();
    // The database's own rules would refuse some of what follows.
    for (const [table, rule] of [
      ['registrations', 'registrations_ground_lawful'],
      ['registrations', 'registrations_ending_complete'],
      ['household_news', 'household_news_standing'],
    ]) {
      await books.owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${rule}`);
    }
  });
  afterAll(() => books.close());

  async function differences(caseId = kept.caseId): Promise<Difference[]> {
    return (await verify(books.pool, undefined, { caseId })).differences;
  }

  const projected = PROJECTED_TABLES.flatMap(({ name, columns, key }) =>
    Object.entries(columns)
      .filter(([column]) => !key.includes(column))
      .map(([column, type]) => ({ name, column, type, of: 'case_id = $1', key })),
  );
  const standing = STANDING_TABLES.flatMap(({ name, columns }) =>
    Object.entries(columns).map(([column, type]) => ({
      name,
      column,
      type,
      of: name === 'cases' ? 'id = $1' : 'id = (SELECT registration_id FROM cases WHERE id = $1)',
      key: ['id'],
    })),
  );

  it.each([...projected, ...standing])('$name: $column', async ({ name, column, type, of, key }) => {
    const { rows } = await books.owner.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${of} LIMIT 1`,
      [kept.caseId],
    );
    const set = (value: string) =>
      books.tamper(
        `UPDATE ${name} t SET "${column}" = ${value} FROM jsonb_populate_record(NULL::${name}, $1) r
          WHERE ${key.map((one) => `t."${one}" = r."${one}"`).join(' AND ')}`,
        [rows[0]?.row],
      );
    await set(otherValue(column, type));
    const found = await differences();
    await set(`r."${column}"`);
    const what = expect.stringMatching(new RegExp(`^${column}($|\\.)`)) as string;
    expect(found).toMatchObject([{ caseId: kept.caseId, where: name, what }]);
    expect(await differences()).toEqual([]);
  });

  it.each(PROJECTED_TABLES)('$name: a row too few in one case, too many in another', async ({ name }) => {
    const [robbed, { caseId: given }] = [
      await books.keepsEnding(),
      await registerCase(books.pool, '2026-11-23'),
    ];
    await books.tamper(
      `UPDATE ${name} SET case_id = $2 WHERE ctid = (SELECT ctid FROM ${name} WHERE case_id = $1 LIMIT 1)`,
      [robbed.caseId, given],
    );
    expect(await differences(robbed.caseId)).toMatchObject([{ where: name, what: 'row', actual: 'missing' }]);
    expect(await differences(given)).toMatchObject([{ where: name, what: 'row', expected: 'missing' }]);
  });
});
