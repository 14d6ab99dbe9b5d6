import type { HardshipCategory } from '../../hardship/categories';
import type { LossReason } from '../../hardship/validity';
import { levelChange } from '../../levels';
import { today } from '../context';
import type { Draft } from '../draft';
import type { TaskKind } from '../task';
import { withdrawTasks } from '../tasks';

/** What is owed to persons in Level II alone, or on the way there. */
export const HARDSHIP_TASKS: readonly TaskKind[] = [
  'HARDSHIP_TELL',
  'HARDSHIP_FIRST_CHECK',
  'HARDSHIP_REVIEW',
  'HARDSHIP_CONFIRMATION',
  'HARDSHIP_STATUS',
  'PLAN',
  'PROBLEM',
  'POST_RECOMMENDATION',
];

/**
 * 退出 (A-17, X1 … X6): categories end, for a reason and from a day. With the last of them the person goes back to
 * Level I, and what was owed in Level II alone is withdrawn.
 */
export function loseCategories(
  draft: Draft,
  categories: HardshipCategory[],
  reason: LossReason,
  more: { on?: string; evidenceId?: string } = {},
): void {
  const before = draft.state.hardship;
  const lost = before.filter((category) => categories.includes(category));
  if (lost.length === 0) return;
  draft.add('HardshipEnded', ['R-57', 'A-17'], {
    categories: lost,
    reason,
    on: today(draft.context),
    ...more,
  });
  const change = levelChange(before, draft.state.hardship);
  if (!change) return;
  draft.add('LevelLowered', [...change.clauses], { from: 'II', to: 'I' });
  withdrawTasks(draft, [...change.withdraws, ...TASKS_OF_STATUS], [...change.clauses], 'LEVEL_LOWERED');
}

const TASKS_OF_STATUS: readonly TaskKind[] = ['HARDSHIP_STATUS', 'PROBLEM', 'POST_RECOMMENDATION'];

/** Unemployment has ended (X1, X2, X6): every status with it, and whatever was on its way. */
export function loseHardship(draft: Draft, reason: LossReason): void {
  loseCategories(draft, draft.state.hardship, reason);
  withdrawTasks(draft, HARDSHIP_TASKS, ['A-17'], 'UNEMPLOYMENT_ENDED');
  if (draft.state.assistance) draft.add('HardshipWorkDropped', ['A-17'], { reason });
}
