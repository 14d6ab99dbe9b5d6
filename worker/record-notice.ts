import {
  ApplicationFailure,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import type { NoticeOutcome } from '../activities';
import type { Command } from '../domain/case/commands';
import type { Refusal } from '../domain/case/refusal';
import { caseWorkflowId, REFUSED_FAILURE, updateNameOf } from '../workflows/messages';

/** The clocks of two machines differ by less than a moment: told again, the day has come for the case too. */
const NOT_YET: Refusal['code'] = 'DATE_IN_FUTURE';

/**
 * Records, as the system's own act, how telling the person by itself went. Under one id for each outcome, so that
 * a case hears of it once. A case that has ended, or that owes this notice no more, says so, and that is an answer.
 * @throws when the process cannot be reached or does not answer
 */
export async function recordNotice(
  client: Client,
  { caseId, seq, delivered, on }: NoticeOutcome,
): Promise<void> {
  const command: Command = {
    kind: 'recordNotice',
    // With a character that no caller's key may hold.
    id: `notification/${caseId}/${seq}/${delivered ? 'delivered' : 'failed'}`,
    digest: '',
    by: { staffId: 'system', level: 'CITY' },
    data: { channel: 'SMS', on, delivered, told: seq },
  };
  try {
    await client.workflow
      .getHandle(caseWorkflowId(caseId))
      .executeUpdate(updateNameOf(command.kind), { updateId: command.id, args: [command] });
  } catch (error) {
    if (!isAnswer(error)) throw error;
  }
}

function isAnswer(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure))
    return false;
  const { type, details } = error.cause;
  if (type === REFUSED_FAILURE) return (details?.[0] as Refusal).code !== NOT_YET;
  return type === 'AcceptedUpdateCompletedWorkflow';
}
