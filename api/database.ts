import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../prisma/client/client';

const CONNECTIONS = 20;
const CONNECT_TIMEOUT_MS = 5_000;

/** A client for the application's role. It connects when it is first asked something. */
export function createDatabase(url: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

export async function isDatabaseUp(db: PrismaClient): Promise<boolean> {
  return db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
