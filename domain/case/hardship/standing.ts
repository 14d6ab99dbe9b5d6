import {
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  startOfDay,
  endOfDay,
  type CivilDate,
} from '../../civil-date';
import type { ClauseId } from '../../clauses';
import { reviewDueOn } from '../../hardship/validity';
import { today } from '../context';
import { entryDate } from '../done-on';
import type { Draft } from '../draft';
import { completeTask, openTask, openWorkdayTask } from '../tasks';

/**
 * 年度核查 (Q5, A-17): a status is gone through again in the month in which its year is full, with that month's
 * follow-up. It has no expiry of its own.
 */
export function planStandingReview(draft: Draft, lastReviewedOn: CivilDate): void {
  const { policy } = draft.context;
  const month = monthOf(reviewDueOn(lastReviewedOn, policy.parameters.hardship));
  const dueOn = lastDayOfMonth(month);
  openTask(draft, ['R-87', 'A-17'], {
    id: `hardship-status:${month}`,
    kind: 'HARDSHIP_STATUS',
    clauses: ['R-87', 'A-17'],
    opensOn: firstDayOfMonth(month),
    dueOn,
    provisional: false,
    urgentFrom: startOfDay(dueOn),
    overdueFrom: endOfDay(dueOn),
  });
}

/**
 * What a follow-up found, or unemployment that came again, may make or end hardship: it is looked at soon,
 * unless somebody is at it already.
 */
export function askForStandingReview(
  draft: Draft,
  clauses: ClauseId[] = ['R-55', 'R-33'],
  from: CivilDate = today(draft.context),
): void {
  if (draft.state.registration !== 'ACTIVE') return;
  if (openReviews(draft, from).length > 0) return;
  openWorkdayTask(
    draft,
    { id: `hardship-status:${from}#${draft.state.seq}`, kind: 'HARDSHIP_STATUS', clauses },
    { from, workdays: draft.context.policy.parameters.hardship.statusWorkdays },
  );
}

/** The status was gone through on a day: whatever had opened by then is done. */
export function reconsiderStanding(draft: Draft, on: CivilDate): void {
  for (const task of openReviews(draft, on)) completeTask(draft, task, entryDate(draft, on));
}

function openReviews(draft: Draft, on: CivilDate) {
  return draft.state.tasks.filter(({ kind, opensOn }) => kind === 'HARDSHIP_STATUS' && opensOn <= on);
}
