import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../prisma/client/client';
import { createPool } from '../prisma/connection-pool';

const CONNECTIONS = 20;
const NAMED_STATEMENTS = 200;
const CONNECT_TIMEOUT_MS = 5_000;

/** A client for the application's role. It connects when it is first asked something. */
export function createDatabase(url: string): PrismaClient {
  const pool = createPool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Prisma asks one thing after the other, and knows by their names only the failures of a connection that waits.
    pipeline: false,
  });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementNames() });
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

/**
 * Names for statements, so that each connection plans what it is asked again and again only once. There are as many
 * texts as queries in the code, but for lists of values, which are texts of their own: beyond a bound they stay unnamed.
 */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= NAMED_STATEMENTS) return known ?? '';
    const name = `api-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

export async function isDatabaseUp(db: PrismaClient): Promise<boolean> {
  return db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
