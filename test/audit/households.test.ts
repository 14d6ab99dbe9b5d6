import { randomUUID } from 'node:crypto';
import { sealDay } from '../../activities/seal-day';
import { HOUSEHOLD_CLEARANCES, HOUSEHOLDS } from '../../activities/tables/households';
import { rebuild } from '../../audit/rebuild';
import { verify } from '../../audit/verify';
import { Books } from './books';
import { KeptHousehold } from './kept-household';

describe('a household’s ledger is proven as a case’s is', () => {
  let books: Books;
  let household: KeptHousehold;
  let named: { householdId: string };

  beforeEach(async () => {
    books = await Books.open();
    household = new KeptHousehold(books.pool);
    const [mother, son] = [randomUUID(), randomUUID()];
    await household.hears(household.news(mother, 9, { certified: true }));
    await household.until('2026-04-02');
    await household.hears(household.news(son, 4, { standing: 'WORKING' }));
    named = { householdId: household.householdId };
  });
  afterEach(() => books.close());

  const differences = async () => (await verify(books.pool)).differences;

  it('books that nobody touched are clean, sealed or not, and rebuilding changes nothing', async () => {
    expect(await verify(books.pool)).toMatchObject({
      differences: [],
      unchecked: [],
      checked: { cases: 0, households: 1, facts: household.state.seq },
    });
    await sealDay(books.pool, '2026-04-03');
    expect(await differences()).toEqual([]);
    const { households, tables } = await rebuild(books.owner);
    expect(households).toBe(1);
    expect(Object.values(tables)).toEqual(Object.values(tables).map(() => ({ written: 0, removed: 0 })));
  });

  it('a seal is made of cases and households alike', async () => {
    await books.keepsCase();
    expect(await sealDay(books.pool, '2026-11-24')).toMatchObject({ headCount: 2 });
    expect(await differences()).toEqual([]);
  });

  it.each([
    ['data', `'{"x": 1}'`],
    ['"by"', `'x'`],
    ['cause_id', `'x'`],
    ['clauses', `'{R-99}'`],
  ])('finds a fact of which %s was changed', async (column, value) => {
    await books.tamper(
      `UPDATE household_facts SET ${column} = ${value} WHERE household_id = $1 AND seq = 2`,
      [household.householdId],
    );
    expect((await differences())[0]).toMatchObject({
      ...named,
      seq: 2,
      where: 'household_facts',
      what: 'hash',
    });
  });

  it('finds a fact that was removed, and a tail that was cut off after it was sealed', async () => {
    const { seq } = household.state;
    const { number } = await sealDay(books.pool, '2026-04-03');
    await books.tamper(`DELETE FROM household_facts WHERE household_id = $1 AND seq = $2`, [
      household.householdId,
      seq,
    ]);
    expect(await differences()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...named, seq, where: `seals[${number}]`, what: 'row' }),
      ]),
    );
    await books.tamper(`DELETE FROM household_facts WHERE household_id = $1 AND seq = 2`, [
      household.householdId,
    ]);
    expect((await differences())[0]).toMatchObject({ ...named, seq: 2, what: 'row', actual: 'missing' });
  });

  it('finds a household that was removed', async () => {
    await sealDay(books.pool, '2026-04-03');
    for (const table of ['household_facts', 'household_clearances'])
      await books.tamper(`DELETE FROM ${table}`);
    await books.tamper(`DELETE FROM households`);
    expect(await differences()).toMatchObject([{ where: 'ledger_heads', what: 'row', actual: 'missing' }]);
  });

  it('finds every other value in its row, and a member too few or too many to be told; rebuilding mends it', async () => {
    const changed = [
      `UPDATE households SET members = members + 1`,
      `UPDATE households SET county_code = '411003'`,
      `UPDATE households SET state = '{}'`,
      `UPDATE households SET next_due_at = now()`,
      `UPDATE households SET seq = seq + 1`,
      `UPDATE households SET head_hash = '\\x00'`,
    ];
    for (const sql of changed) {
      await books.tamper(sql);
      expect(await differences()).toMatchObject([{ ...named, where: HOUSEHOLDS.name }]);
      await rebuild(books.owner);
      expect(await differences()).toEqual([]);
    }
    await books.tamper(`DELETE FROM household_clearances`);
    expect(await differences()).toMatchObject([
      { ...named, where: HOUSEHOLD_CLEARANCES.name, what: 'row', actual: 'missing' },
    ]);
    await rebuild(books.owner);
    await books.tamper(`INSERT INTO household_clearances (household_id, seq, case_id) VALUES ($1, 1, $2)`, [
      household.householdId,
      randomUUID(),
    ]);
    expect(await differences()).toMatchObject([
      { ...named, where: HOUSEHOLD_CLEARANCES.name, what: 'row', expected: 'missing' },
    ]);
  });

  it('rebuilding from a ledger that is not whole is refused', async () => {
    await books.tamper(`UPDATE household_facts SET "by" = 'x' WHERE seq = 1`);
    await expect(rebuild(books.owner)).rejects.toThrow(`household ${household.householdId}, fact 1`);
  });
});
