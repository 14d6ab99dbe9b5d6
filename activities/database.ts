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
  // A connection that is lost while nothing is asked of it says so; the next statement fails with it.
  client.on('error', overheard);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    giveBack(client, false);
    return result;
  } catch (error) {
    // A connection on which even ROLLBACK fails is of no more use to anybody.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    giveBack(client, broken);
    throw error;
  }
}

function giveBack(client: PoolClient, broken: boolean): void {
  client.off('error', overheard);
  client.release(broken);
}

const overheard = () => undefined;
