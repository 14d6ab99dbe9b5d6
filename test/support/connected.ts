import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { encryptingConverter } from '../../temporal/data-converter';
import type { RunningSystem } from './running-system';

/** A running system's database as the application sees it, and its Temporal. */
export interface Connected {
  readonly pool: Pool;
  readonly client: Client;
  close(): Promise<void>;
}

/** Connects with what the system announced. */
export async function connectTo({ databaseUrl, instance, payloadKeys }: RunningSystem): Promise<Connected> {
  const pool = new Pool({ connectionString: databaseUrl });
  // A connection that a fault breaks is replaced by the next query's.
  pool.on('error', () => undefined);
  const connection = await Connection.connect({ address: instance.temporalAddress });
  return {
    pool,
    client: new Client({
      connection,
      namespace: instance.temporalNamespace,
      dataConverter: encryptingConverter(payloadKeys),
    }),
    close: async () => {
      await Promise.all([pool.end(), connection.close()]);
    },
  };
}
