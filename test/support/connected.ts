import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { createPool } from '../../prisma/connection-pool';
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
  const pool = createPool({ connectionString: databaseUrl });
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
