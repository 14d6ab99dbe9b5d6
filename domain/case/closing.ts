import type { ClauseId } from '../clauses';
import type { Draft } from './draft';
import type { FactData } from './facts';
import { TASK_KINDS } from './task';
import { withdrawTasks } from './tasks';

/** 结案: the help ends and with it every open task. */
export function closeCase(
  draft: Draft,
  clauses: ClauseId[],
  reason: FactData['CaseClosed']['reason'],
  more: Omit<FactData['CaseClosed'], 'reason'> = {},
): void {
  withdrawTasks(draft, TASK_KINDS, clauses, 'CASE_CLOSED');
  draft.add('CaseClosed', clauses, { reason, ...more });
}
