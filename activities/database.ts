import type { Pool, PoolClient } from 'pg';
import { inSpan } from '../telemetry/span';

/** A pool or one of its connections: whatever can run a statement. */
export type Queryable = Pick<PoolClient, 'query'>;

/**
 * Runs `work` in one transaction on one connection.
 * @throws whatever `work` throws, after rolling back
 */
export function inTransaction<T>(pool: Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  return inSpan('transaction', () => transact(pool, work));
}

async function transact<T>(pool: Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection on which even ROLLBACK fails is of no more use to anybody.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}
