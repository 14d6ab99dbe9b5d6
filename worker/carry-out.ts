import {
  ApplicationFailure,
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { CarriedOut } from '../activities';
import type { Command } from '../domain/case/commands';
import type { Refusal } from '../domain/case/refusal';
import { caseWorkflowId, REFUSED_FAILURE, updateNameOf } from '../workflows/messages';

/**
 * Has a case carry out a command of the system's own, or on somebody's behalf.
 * @throws when nobody answered: whether the command stands is then for the ledger to say, under the same command id
 */
export async function carryOut(client: Client, caseId: string, command: Command): Promise<CarriedOut> {
  try {
    await client.workflow
      .getHandle(caseWorkflowId(caseId))
      .executeUpdate(updateNameOf(command.kind), { updateId: command.id, args: [command] });
    return { kind: 'DONE' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'NOT_RUNNING' };
    const refusal = refusalOf(error);
    if (refusal) return { kind: 'REFUSED', code: refusal.code };
    throw error;
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  const isRefusal = cause instanceof ApplicationFailure && cause.type === REFUSED_FAILURE;
  return isRefusal ? (cause.details?.[0] as Refusal) : undefined;
}
