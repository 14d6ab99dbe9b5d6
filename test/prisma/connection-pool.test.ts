import { Client, type Pool } from 'pg';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { eventually } from '../support/eventually';
import { freshDatabase } from '../support/servers';

describe('a connection that the database cuts', () => {
  let database: TestDatabase;
  let operator: Client;
  let pool: Pool;
  const lost: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    operator = new Client({ connectionString: database.ownerUrl });
    await operator.connect();
    pool = createPool({ connectionString: database.applicationUrl }, ({ message }) => lost.push(message));
  });
  afterAll(async () => {
    await Promise.all([pool.end(), operator.end()]);
    await database.drop();
  });

  const cut = () =>
    operator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );

  it('does not end the process of whoever holds it, who is told by the next statement', async () => {
    const held = await pool.connect();
    const broken = new Promise((resolve) => held.once('end', resolve));
    await cut();
    await broken;
    await expect(held.query('SELECT 1')).rejects.toThrow('not queryable');
    held.release(true);
    await expect(pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('is reported when nobody holds it, and replaced', async () => {
    await pool.query('SELECT 1');
    expect(pool.idleCount).toBe(1);
    lost.length = 0;
    await cut();
    await eventually(async () => {
      await Promise.resolve();
      expect(lost).toContain('terminating connection due to administrator command');
    });
    await expect(pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });
});
