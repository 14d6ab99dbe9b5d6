import { sealDay } from '../../activities/seal-day';
import type { Difference } from '../../audit/difference';
import type { StandingBatch } from '../../audit/ledger';
import { verify } from '../../audit/verify';
import { CASEWORKER, REVIEWER } from '../support/life';
import { Books, type KeptCase } from './books';

/** Every act done by somebody else. */
const BY_ANOTHER = (batches: StandingBatch[]) => batches.map((batch) => ({ ...batch, by: REVIEWER.staffId }));
const WITHOUT_THE_LAST = (batches: StandingBatch[]) => batches.slice(0, -1);

describe('the daily seal over the heads of all cases', () => {
  let books: Books;
  let kept: KeptCase;

  beforeEach(async () => {
    books = await Books.open();
    kept = await books.keepsLife();
    await books.keepsCase();
  });
  afterEach(() => books.close());

  async function differences(known?: { number: number; hash: string }): Promise<Difference[]> {
    return (await verify(books.pool, undefined, known && { knownSeal: known })).differences;
  }

  it('is made once a civil date, and each seal is chained to the one before', async () => {
    const first = await sealDay(books.pool, '2027-02-04');
    expect(await sealDay(books.pool, '2027-02-04')).toEqual(first);
    await kept.does('recordContactAttempt', { on: '2027-02-03', channel: 'VISIT', outcome: 'NOT_AT_HOME' });
    const second = await sealDay(books.pool, '2027-02-05');
    expect(await sealDay(books.pool, '2027-02-04')).toEqual(second);
    expect([first, second]).toMatchObject([
      { number: 1, headCount: 2 },
      { number: 2, headCount: 2 },
    ]);
    const moved = await books.pool.query(`SELECT ledger_id FROM sealed_heads WHERE seal_number = 2`);
    expect(moved.rows).toEqual([{ ledger_id: kept.caseId }]);
    expect(await differences({ number: 1, hash: first.hash })).toEqual([]);
  });

  it('two workers that seal at once make one seal', async () => {
    const made = await Promise.all([1, 2, 3].map(() => sealDay(books.pool, '2027-02-04')));
    expect(new Set(made.map(({ hash }) => hash)).size).toBe(1);
  });

  it('finds a case whose whole ledger was written anew, with a chain and tables that hold', async () => {
    const { number } = await sealDay(books.pool, '2027-02-04');
    await books.rewrites(kept.caseId, BY_ANOTHER);
    const [first] = (await verify(books.pool, undefined, { caseId: kept.caseId })).differences;
    expect(first).toMatchObject({ caseId: kept.caseId, where: `seals[${number}]`, what: 'hash' });
  });

  it('is what finds it: before any seal such books hold', async () => {
    await books.rewrites(kept.caseId, BY_ANOTHER);
    expect(await differences()).toEqual([]);
  });

  it('finds a tail that was cut off together with all that followed from it', async () => {
    const { number } = await sealDay(books.pool, '2027-02-04');
    await books.rewrites(kept.caseId, WITHOUT_THE_LAST);
    const { seq } = kept.state;
    expect(await differences()).toMatchObject([
      { caseId: kept.caseId, seq, where: `seals[${number}]`, what: 'row', actual: 'missing' },
    ]);
  });

  it('finds a case that was removed', async () => {
    await sealDay(books.pool, '2027-02-04');
    await books.wipes(kept.caseId);
    await books.tamper(`DELETE FROM cases WHERE id = $1`, [kept.caseId]);
    expect(await differences()).toMatchObject([
      { caseId: kept.caseId, where: 'ledger_heads', what: 'row', actual: 'missing' },
    ]);
  });

  it('finds a case that was removed with its sealed head', async () => {
    const { number } = await sealDay(books.pool, '2027-02-04');
    await books.wipes(kept.caseId);
    await books.tamper(`DELETE FROM cases WHERE id = $1`, [kept.caseId]);
    await books.tamper(`DELETE FROM sealed_heads WHERE ledger_id = $1`, [kept.caseId]);
    expect(await differences()).toMatchObject([
      { where: `seals[${number}]`, what: expect.stringMatching(/^chunk 0/) as string },
      { where: `seals[${number}]`, what: 'head_count', expected: '2', actual: '1' },
    ]);
  });

  it('finds a case that was slipped in with facts older than the seal that has not seen it', async () => {
    await sealDay(books.pool, '2027-02-04');
    const slipped = await books.keepsCase('2025-03-03');
    expect(await differences()).toMatchObject([
      { caseId: slipped.caseId, seq: 1, where: 'seals[1]', what: 'at' },
    ]);
  });

  it.each([
    ['a sealed head', `UPDATE sealed_heads SET seq = seq + 1 WHERE ledger_id = $1`, 'seals[2]'],
    ['the root', `UPDATE seals SET root = head_hash FROM cases WHERE id = $1 AND number = 1`, 'seals[1]'],
    ['the day', `UPDATE seals SET day = '2020-01-01' FROM cases WHERE id = $1 AND number = 1`, 'seals[1]'],
    [
      'a chunk',
      `UPDATE seal_chunks SET root = head_hash FROM cases WHERE id = $1 AND seal_number = 2`,
      'seals[2]',
    ],
  ])('finds a seal of which %s was changed', async (_what, sql, where) => {
    await sealDay(books.pool, '2027-02-04');
    await sealDay(books.pool, '2027-02-05');
    await books.tamper(sql, [kept.caseId]);
    expect(await differences()).toEqual(expect.arrayContaining([expect.objectContaining({ where })]));
  });

  it('finds a seal that was removed from the middle or from the end', async () => {
    for (const day of ['2027-02-04', '2027-02-05', '2027-02-06']) await sealDay(books.pool, day);
    await books.tamper(`DELETE FROM seals WHERE number = 3`);
    expect(await differences()).toMatchObject([{ where: 'seals[3]', what: 'row', actual: 'missing' }]);
    await books.tamper(`DELETE FROM seal_chunks WHERE seal_number = 3`);
    await books.tamper(`DELETE FROM seals WHERE number = 1`);
    expect((await differences())[0]).toMatchObject({ where: 'seals[1]', what: 'row', actual: 'missing' });
  });

  it('a seal kept elsewhere finds books that were written anew together with their seals', async () => {
    const { number, hash } = await sealDay(books.pool, '2027-02-04');
    await books.tamper(
      `WITH a AS (DELETE FROM sealed_heads), b AS (DELETE FROM seal_chunks) DELETE FROM seals`,
    );
    await books.rewrites(kept.caseId, BY_ANOTHER);
    await sealDay(books.pool, '2027-02-04');
    expect(await differences()).toEqual([]);
    expect(await differences({ number, hash })).toMatchObject([
      { where: 'seals[1]', what: 'hash', expected: hash },
    ]);
  });

  it('the act of a caseworker a moment ago is not yet sealed, and is no difference', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const fresh = await books.keepsCase(today);
    await sealDay(books.pool, today);
    await fresh.does(
      'recordContactAttempt',
      { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' },
      CASEWORKER,
    );
    expect(await differences()).toEqual([]);
  });
});
