import { Connection, isGrpcServiceError, type ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';

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

/**
 * Makes the namespace unless it is there, and keeps its retention at 90 days or more.
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
}
