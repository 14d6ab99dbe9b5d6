import { Client } from 'pg';
import type { RulesInForce } from '../../domain/case/context';
import type { TestDatabase } from '../../local/test-servers';
import { readRulesInForce } from '../../prisma/rules-in-force';
import { freshDatabase } from '../support/servers';

const DAY = '2026-11-25';

describe('the rules in force', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await freshDatabase();
    client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function read(on: string, known?: RulesInForce): Promise<RulesInForce> {
    const rules = await readRulesInForce(
      async (sql, values) => (await client.query<never>(sql, [...values])).rows,
      on,
      known,
    );
    if (!rules) throw new Error(`no rules are in force on ${on}`);
    return rules;
  }

  it('that are known are not read again', async () => {
    const known = await read(DAY);
    const again = await read('2026-12-31', known);
    expect(again.policy).toBe(known.policy);
    expect(again.calendar).toBe(known.calendar);
  });

  it('are read again for another year, which looks at other years of the calendar', async () => {
    const known = await read(DAY);
    const next = await read('2027-01-01', known);
    expect(next.policy).toBe(known.policy);
    expect(next.calendar.years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029]);
    expect(next).toEqual(await read('2027-01-01'));
  });

  it('are read again once another year is published or another policy is in force', async () => {
    const known = await read(DAY);
    await client.query(
      `INSERT INTO calendar_years (year, revision, status, off, work, source_note)
       SELECT 2027, max(revision) + 1, 'PUBLISHED', '{2027-01-01}', '{}', 'imported' FROM calendar_years`,
    );
    await client.query(
      `INSERT INTO policy_versions (id, valid_from, source_document, parameters, provenance, status, approved_by)
       SELECT 'stricter', '2026-11-01', source_document, parameters, provenance, status, approved_by FROM policy_versions`,
    );
    const { policy, calendar } = await read(DAY, known);
    expect(policy.id).toBe('stricter');
    expect(calendar.version).not.toBe(known.calendar.version);
    expect(calendar.years.find(({ year }) => year === 2027)).toMatchObject({
      status: 'PUBLISHED',
      off: ['2027-01-01'],
    });
  });

  it('are none on a day before the first policy', async () => {
    await expect(read('2001-01-01')).rejects.toThrow('no rules are in force');
  });
});
