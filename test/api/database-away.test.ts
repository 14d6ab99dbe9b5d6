import { Client } from 'pg';
import { createDatabase } from '../../api/database';
import { isDatabaseAway } from '../../api/errors/database-errors';
import type { TestDatabase } from '../../local/test-servers';
import type { PrismaClient } from '../../prisma/client/client';
import { eventually } from '../support/eventually';
import { freshDatabase, testServers } from '../support/servers';

/** Enough for the cuts to meet connections at every moment of a statement and of a transaction. */
const FAILURES = 300;

describe('a database that goes away while it is used', () => {
  let database: TestDatabase;
  let operator: Client;
  let db: PrismaClient;

  beforeAll(async () => {
    database = await freshDatabase();
    operator = new Client({ connectionString: testServers().ownerUrl });
    await operator.connect();
    db = createDatabase(database.applicationUrl);
  });
  afterAll(async () => {
    await Promise.all([db.$disconnect(), operator.end()]);
    await database.drop();
  });

  const name = () => new URL(database.applicationUrl).pathname.slice(1);
  const openTo = (anybody: boolean) =>
    operator.query(`ALTER DATABASE "${name()}" ALLOW_CONNECTIONS ${String(anybody)}`);
  const cut = () =>
    operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name()]);

  const USES: Record<string, () => Promise<unknown>> = {
    'a statement': () => db.$queryRaw`SELECT count(*)::int FROM organisations WHERE code <> ${'nobody'}`,
    'a question to a table': () => db.organisation.findFirst(),
    'a transaction': () =>
      db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await tx.$queryRaw`SELECT pg_sleep(0.002)::text`;
        await tx.$queryRaw`SELECT 2`;
      }),
    'several statements at once': () => db.$transaction([db.$queryRaw`SELECT 1`, db.$queryRaw`SELECT 2`]),
  };

  it.each(Object.entries(USES))('%s that it broke is known as its absence', async (_what, use) => {
    const failures: unknown[] = [];
    const user = async () => {
      while (failures.length < FAILURES) await use().catch((error: unknown) => failures.push(error));
    };
    const users = Promise.all(Array.from({ length: 6 }, user));
    while (failures.length < FAILURES) {
      await openTo(false);
      await cut();
      await openTo(true);
      await use().catch(() => undefined);
    }
    await users;
    expect(failures.filter((error) => !isDatabaseAway(error))).toEqual([]);
    await eventually(use);
  });
});
