import { focusedUntil } from '../../repeated-unemployment';
import type { Draft } from '../draft';
import { askForStandingReview } from '../hardship/standing';
import type { CaseInput } from '../state';

/**
 * 重点帮扶: whoever is unemployed again is looked at for hardship at once, and met in person every month of
 * the focus. Its end stands from the beginning, whatever the policy says later. First help is everybody's, and owed
 * anew with the new case.
 */
export function beginFocus(draft: Draft, { previousCaseId, registeredOn }: CaseInput): void {
  if (!previousCaseId) return;
  const until = focusedUntil(registeredOn, draft.context.policy.parameters.followUp);
  if (until) draft.add('FocusBegan', ['R-56', 'A-11'], { previousCaseId, until });
  askForStandingReview(draft, ['R-56', 'A-11', 'R-33'], registeredOn);
}
