import { Prisma } from '../../prisma/client/client';

/** Cannot connect, database missing, connection closed, no connection free in time, transaction could not begin. */
const CLIENT_CODES = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);
/**
 * SQLSTATE: connection exceptions, insufficient resources, shut down by its administrator, database missing, database
 * that takes no connections for now.
 */
const SQLSTATES = /^(08|53|57P|3D000|55000)/;
const ADAPTER_KINDS = new Set([
  'DatabaseNotReachable',
  'DatabaseDoesNotExist',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** What the driver throws, without a code, when a connection broke under a transaction. */
const BROKEN_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Whether the database could not be reached, rather than did not like what it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Error && BROKEN_CONNECTION.test(error.message)) return true;
  if (error instanceof Error && error.name === 'DriverAdapterError') return isAwayFor(error);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return CLIENT_CODES.has(error.code) || isAwayFor(inside(error.meta, 'driverAdapterError'));
}

/**
 * What the driver itself reported: a raw query leaves it under one code for everything, the beginning and the end of a
 * transaction throw it as it is.
 */
function isAwayFor(adapterError: unknown): boolean {
  const cause = inside(adapterError, 'cause');
  return (
    ADAPTER_KINDS.has(textOf(inside(cause, 'kind'))) || SQLSTATES.test(textOf(inside(cause, 'originalCode')))
  );
}

function inside(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[key];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
