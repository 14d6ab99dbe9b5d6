import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { inSpan } from '../telemetry/span';

/** A pool or one of its connections: whatever can run a statement. */
export type Queryable = Pick<PoolClient, 'query'>;

/**
 * Runs `work` in one transaction on one connection.
 * @throws whatever `work` throws, after rolling back
 */
export function inTransaction<T>(pool: Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  return transact(pool, async (client) => {
    await client.query(BEGIN);
    const result = await work(client);
    await client.query(COMMIT);
    return result;
  });
}

/** What a transaction comes to, and the statement with which it ends, where anything is to be written. */
export interface Conclusion<T> {
  answer: T;
  write?: QueryConfig | undefined;
}

/**
 * A transaction of two round trips: BEGIN travels with the statements it starts with, COMMIT with the one it ends with,
 * which comes to nothing where that one fails. Whatever `conclude` asks of the database costs a round trip more.
 * @param first sent at once, so none may follow from another's answer
 * @param conclude is given the rows of the last of them
 * @throws whatever a statement or `conclude` throws, after rolling back
 */
export function inTwoRoundTrips<Row extends QueryResultRow, T>(
  pool: Pool,
  first: readonly QueryConfig[],
  conclude: (db: Queryable, rows: readonly Row[]) => Promise<Conclusion<T>>,
): Promise<T> {
  return transact(pool, async (client) => {
    const begun = await Promise.all([BEGIN, ...first].map((statement) => client.query<Row>(statement)));
    const { answer, write } = await conclude(client, begun.at(-1)?.rows ?? []);
    await Promise.all([...(write ? [write] : []), COMMIT].map((statement) => client.query(statement)));
    return answer;
  });
}

const BEGIN: QueryConfig = { text: 'BEGIN' };
const COMMIT: QueryConfig = { text: 'COMMIT' };

function transact<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inSpan('transaction', () => onConnection(pool, work));
}

async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
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
