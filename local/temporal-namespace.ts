import { Connection, isGrpcServiceError, type ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';

const { IndexedValueType } = temporal.api.enums.v1;

const RETENTION = msToTs('90 days');
const ANSWER_WITHIN_MS = 5_000;
const GRPC_ALREADY_EXISTS = 6;

/** Where a Temporal is and how it lets somebody in. */
export type TemporalTarget = Pick<ConnectionOptions, 'address' | 'tls' | 'apiKey'> & { address: string };

async function withConnection<T>(
  target: TemporalTarget,
  ask: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = Connection.lazy(target);
  try {
    return await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => ask(connection));
  } finally {
    await connection.close();
  }
}

/** Whether the namespace exists and the server answers for it. */
export async function namespaceAnswers(target: TemporalTarget, namespace: string): Promise<boolean> {
  try {
    await withConnection(target, ({ workflowService }) => workflowService.describeNamespace({ namespace }));
    return true;
  } catch {
    return false;
  }
}

/** Keeps the histories of closed workflows for 90 days; the server's own 24 hours are too short to look into anything. */
export function raiseRetention(target: TemporalTarget, namespace: string): Promise<void> {
  return withConnection(target, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace });
    const current = config?.workflowExecutionRetentionTtl?.seconds;
    if (Number(current ?? 0) >= Number(RETENTION.seconds)) return;
    await workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: RETENTION },
    });
  });
}

/** The search attributes of cases, as a namespace is told of them. */
export const SEARCH_ATTRIBUTE_TYPES = Object.fromEntries(
  Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [
    name,
    IndexedValueType[`INDEXED_VALUE_TYPE_${type}`],
  ]),
);

/**
 * Makes the search attributes of cases known to a namespace, those that are missing.
 * @throws when one is there with another type, or Temporal does not answer
 */
export function ensureSearchAttributes(target: TemporalTarget, namespace: string): Promise<void> {
  return withConnection(target, (connection) => addSearchAttributes(connection, namespace));
}

/** The same on a connection that is there. */
export async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { operatorService } = connection;
  const wanted = Object.entries(SEARCH_ATTRIBUTE_TYPES);
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const other = wanted.find(([name, type]) => (customAttributes[name] ?? type) !== type);
  if (other) throw new Error(`the search attribute ${other[0]} is there with another type`);
  const missing = wanted.filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
}

/**
 * Makes the namespace unless it is there, with the search attributes of cases, and keeps its retention at 90 days or more.
 * @throws when Temporal does not answer, or the login may not make namespaces
 */
export async function ensureNamespace(target: TemporalTarget, namespace: string): Promise<void> {
  await withConnection(target, async ({ workflowService }) => {
    try {
      await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: RETENTION });
    } catch (error) {
      if (!isGrpcServiceError(error) || Number(error.code) !== GRPC_ALREADY_EXISTS) throw error;
    }
  });
  await raiseRetention(target, namespace);
  await ensureSearchAttributes(target, namespace);
}
