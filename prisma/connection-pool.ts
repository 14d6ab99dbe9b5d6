import { Pool, type PoolConfig } from 'pg';

/**
 * Connections to the database, for a process that outlives them. One that breaks says so whether or not somebody holds
 * it, and a process ends of what nobody hears; whoever asks something of it next is told by their statement's failure.
 * Statements that one connection is asked at once travel together, unless told: none waits for the answer to another.
 * @param lost hears of connections that broke while nobody held them
 */
export function createPool(config: PoolConfig, lost: (error: Error) => void = overheard): Pool {
  const pool = new Pool({ pipeline: true, ...config });
  pool.on('error', lost);
  pool.on('connect', (connection) => connection.on('error', overheard));
  return pool;
}

const overheard = () => undefined;
