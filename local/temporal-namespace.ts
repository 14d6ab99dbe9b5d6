import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';

const RETENTION = msToTs('90 days');
const ANSWER_WITHIN_MS = 5_000;

async function withConnection<T>(address: string, ask: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = Connection.lazy({ address });
  try {
    return await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => ask(connection));
  } finally {
    await connection.close();
  }
}

/** Whether the namespace exists and the server answers for it. */
export async function namespaceAnswers(address: string, namespace: string): Promise<boolean> {
  try {
    await withConnection(address, ({ workflowService }) => workflowService.describeNamespace({ namespace }));
    return true;
  } catch {
    return false;
  }
}

/** Keeps the histories of closed workflows for 90 days; the server's own 24 hours are too short to look into anything. */
export function raiseRetention(address: string, namespace: string): Promise<void> {
  return withConnection(address, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace });
    const current = config?.workflowExecutionRetentionTtl?.seconds;
    if (Number(current ?? 0) >= Number(RETENTION.seconds)) return;
    await workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: RETENTION },
    });
  });
}
