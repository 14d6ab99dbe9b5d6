import { Prisma } from '../../prisma/client/client';

const CONNECTION_CODES = new Set(['P1000', 'P1001', 'P1002', 'P1008', 'P1010', 'P1017', 'P2024', 'P2037']);
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EPIPE']);

/** Whether the database could not be reached, rather than did not like what it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    CONNECTION_CODES.has(code) ||
    SOCKET_CODES.has(code)
  );
}

/** The name of the unique index that refused a row, when that is what happened. */
export function violatedUniqueIndex(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || !['P2002', 'P2010'].includes(error.code))
    return undefined;
  return JSON.stringify(error.meta ?? {});
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}
