import { callsForReview } from '../refusals';
import { askForWishes } from './classes/classes';
import type { Draft } from './draft';
import { askForPlanReview } from './hardship/plan';

/**
 * After a refusal: once there are several, the plan is gone through anew, or the wishes of who has none.
 * It is the only thing that they are counted for.
 */
export function reviewAfterRefusals(draft: Draft): void {
  const { registration, refusals = 0, assistance } = draft.state;
  if (registration !== 'ACTIVE' || !callsForReview(refusals, draft.context.policy.parameters.classes)) return;
  if (assistance?.plan) askForPlanReview(draft);
  else askForWishes(draft);
}
