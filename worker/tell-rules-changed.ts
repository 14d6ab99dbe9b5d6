import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { caseWorkflowId, RULES_CHANGED_SIGNAL, type RulesChanged } from '../workflows/messages';

/**
 * Tells a case that rules were announced under an id: a calendar, or a policy version that is in force now. One that has ended, or has not started and will read the
 * rules when it does, needs no telling.
 * @throws when the Temporal service cannot be reached
 */
export async function tellRulesChanged(client: Client, caseId: string, id: string): Promise<void> {
  const message: RulesChanged = { id };
  try {
    await client.workflow.getHandle(caseWorkflowId(caseId)).signal(RULES_CHANGED_SIGNAL, message);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
