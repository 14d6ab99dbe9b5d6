import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { inTwoRoundTrips } from '../../activities/database';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { eventually } from '../support/eventually';
import { roundTripsOf } from '../support/round-trips';
import { freshDatabase } from '../support/servers';

/** Enough for the cuts to meet connections at every moment of a transaction. */
const FAILURES = 100;

describe('a transaction of two round trips', () => {
  let database: TestDatabase;
  let operator: Client;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    operator = new Client({ connectionString: database.ownerUrl });
    await operator.connect();
    await operator.query('CREATE TABLE marks (mark text PRIMARY KEY CHECK (mark <> $$unlawful$$))');
    await operator.query('GRANT SELECT, INSERT ON marks TO PUBLIC');
    pool = createPool({ connectionString: database.applicationUrl, max: 6 });
  });
  afterAll(async () => {
    await Promise.all([pool.end(), operator.end()]);
    await database.drop();
  });

  const insert = (mark: string) => ({ text: 'INSERT INTO marks VALUES ($1)', values: [mark] });
  const standing = async (mark: string) =>
    (await pool.query('SELECT FROM marks WHERE mark = $1', [mark])).rowCount;
  const writing = (mark: string) => Promise.resolve({ answer: mark, write: insert(mark) });

  it('makes two, and is given the rows of the last statement it begins with', async () => {
    const first = [{ text: 'SELECT 1 AS n' }, { text: 'SELECT 2 AS n' }];
    const roundTrips = await roundTripsOf(async () => {
      const answer = await inTwoRoundTrips<{ n: number }, number>(pool, first, (_db, [row]) =>
        Promise.resolve({ answer: row?.n ?? 0, write: insert('made') }),
      );
      expect(answer).toBe(2);
    });
    expect(roundTrips).toEqual([2]);
    expect(await standing('made')).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a statement it begins with fails',
      () => inTwoRoundTrips(pool, [insert('begun'), { text: 'SELECT 1 / 0' }], () => writing('concluded')),
    ],
    [
      'its conclusion throws',
      () => inTwoRoundTrips(pool, [insert('begun')], () => Promise.reject(new Error('thought better'))),
    ],
    ['its write fails', () => inTwoRoundTrips(pool, [insert('begun')], () => writing('unlawful'))],
  ])('nothing of it stands where %s, and its connection serves the next', async (_what, attempt) => {
    await expect(attempt()).rejects.toThrow();
    expect(await standing('begun')).toBe(0);
    expect(await standing('concluded')).toBe(0);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('cut off at any moment, it stands whole or not at all, and whoever was answered finds it', async () => {
    const answered: string[] = [];
    let failures = 0;
    const user = async () => {
      while (failures < FAILURES) {
        const id = randomUUID();
        await inTwoRoundTrips(pool, [insert(`${id}/begun`)], () => writing(`${id}/concluded`)).then(
          () => answered.push(id),
          () => failures++,
        );
      }
    };
    const users = Promise.all(Array.from({ length: 6 }, user));
    while (failures < FAILURES) {
      await operator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    }
    await users;
    await eventually(() => pool.query('SELECT 1'));
    const { rows } = await pool.query<{ id: string; marks: string[] }>(
      `SELECT split_part(mark, '/', 1) AS id, array_agg(split_part(mark, '/', 2) ORDER BY mark) AS marks
         FROM marks WHERE mark LIKE '%/%' GROUP BY 1`,
    );
    expect(rows.filter(({ marks }) => marks.join() !== 'begun,concluded')).toEqual([]);
    expect(answered).not.toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(answered));
  });
});
