import type { ClauseId } from '../clauses';

/** What a follow-up found, as far as it can change what is owed. */
export interface FollowUpOutcome {
  jobSearch: 'SEARCHING' | 'IN_TRAINING' | 'PAUSED' | 'WORKING';
  income: 'UNCHANGED' | 'CHANGED';
  family: 'UNCHANGED' | 'CHANGED';
  intent: 'UNCHANGED' | 'CHANGED';
}

/** What is to be looked at again; each is somebody's work, none decides by itself. */
export interface Consequence {
  action: 'VERIFY_EMPLOYMENT' | 'REVIEW_HARDSHIP' | 'REVIEW_HOUSEHOLD' | 'ASK_WISHES' | 'REVIEW_PLAN';
  clause: ClauseId;
}

/**
 * 按需调整服务: what a follow-up's findings lead to, without repetition. Work that somebody tells of is
 * verified and registered; a changed family or income can make or end hardship and a
 * zero-employment household; a changed or paused wish changes the classes and the plan.
 */
export function consequencesOf(
  { jobSearch, income, family, intent }: FollowUpOutcome,
  { hasPlan }: { hasPlan: boolean },
): Consequence[] {
  const consequences: Consequence[] = [];
  const isOtherwise = income === 'CHANGED' || family === 'CHANGED';
  if (jobSearch === 'WORKING') consequences.push({ action: 'VERIFY_EMPLOYMENT', clause: 'R-60' });
  if (isOtherwise) consequences.push({ action: 'REVIEW_HARDSHIP', clause: 'R-33' });
  if (isOtherwise || jobSearch === 'WORKING')
    consequences.push({ action: 'REVIEW_HOUSEHOLD', clause: 'R-90' });
  if (intent === 'CHANGED' || jobSearch === 'PAUSED')
    consequences.push({ action: 'ASK_WISHES', clause: 'R-36' });
  if (hasPlan && (consequences.length > 0 || jobSearch === 'IN_TRAINING'))
    consequences.push({ action: 'REVIEW_PLAN', clause: 'R-26' });
  return consequences;
}
