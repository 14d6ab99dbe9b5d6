import { buildApp } from '../../api/app';
import { createDatabase } from '../../api/database';
import { EncryptingCodec } from '../../temporal/payload-codec';
import { TEST_KEYS } from '../support/payload-keys';
import { ColumnCipher, KeyedHash } from '../../prisma/column-cipher';

/** The routes that answer somebody who is not logged in, of the API itself; nothing behind it is asked. */
export async function probeRoutes(): Promise<string[]> {
  const key = Buffer.alloc(32);
  const open: string[] = [];
  const app = await buildApp({
    database: createDatabase('postgresql://nobody@127.0.0.1:1/none'),
    cipher: new ColumnCipher([key]),
    hash: new KeyedHash(key),
    codec: new EncryptingCodec(TEST_KEYS),
    commands: {
      execute: () => Promise.resolve({ kind: 'UNAVAILABLE' }),
      isUp: () => Promise.resolve(false),
      close: () => Promise.resolve(),
    },
  });
  await app.ready();
  for (const url of ['/healthz', '/readyz', '/metrics']) {
    if (app.hasRoute({ method: 'GET', url })) open.push(url);
  }
  await app.close();
  return open;
}
