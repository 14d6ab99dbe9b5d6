import type { Client } from 'pg';
import { withDatabase } from '../../local/database';
import type { TestDatabase } from '../../local/test-servers';
import { loadReferenceData } from '../../prisma/reference-data';
import { freshDatabase } from '../support/servers';

describe('reference data', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  const asOwner = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
    withDatabase(database.ownerUrl, work);
  const rows = (sql: string): Promise<unknown[]> =>
    asOwner(async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  const years = () => rows('SELECT year, revision FROM calendar_years ORDER BY year, revision');

  it('loaded again, changes nothing that is there', async () => {
    const before = [await years(), await rows('SELECT * FROM policy_versions')];
    await loadReferenceData(database.ownerUrl);
    expect([await years(), await rows('SELECT * FROM policy_versions')]).toEqual(before);
    expect(await rows('SELECT * FROM rule_announcements')).toEqual([]);
  });

  it('brings a year of a newer release to a running site under a revision of its own, and has its cases told', async () => {
    await asOwner(async (client) => {
      await client.query('ALTER TABLE calendar_years DISABLE TRIGGER USER');
      await client.query('DELETE FROM calendar_years WHERE year >= 2025');
      await client.query('ALTER TABLE calendar_years ENABLE TRIGGER USER');
      await client.query(
        `INSERT INTO calendar_years (year, revision, status, off, work, source_note) VALUES (2025, 2, 'PUBLISHED', '{}', '{}', 'imported')`,
      );
    });
    await loadReferenceData(database.ownerUrl);
    expect(await years()).toEqual([
      { year: 2023, revision: 1 },
      { year: 2024, revision: 1 },
      { year: 2025, revision: 2 },
      { year: 2026, revision: 3 },
    ]);
    expect(await rows('SELECT id, told FROM rule_announcements')).toEqual([{ id: 'calendar-3', told: 0 }]);
  });
});
