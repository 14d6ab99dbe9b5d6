import { addDays, addMonths, endOfDay, startOfDay } from '../../civil-date';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { completeTask, openTask } from '../tasks';

/** More at a time nobody follows; and the state of a case stays small. */
const MOST_PROBLEMS = 10;

/**
 * 困难和问题: somebody follows it until it is solved. Unsolved after the months of the policy it is overdue, and
 * goes up to the subdistrict by its ladder.
 */
export function openProblem(draft: Draft, { data: { on, textId } }: CommandOf<'openProblem'>): void {
  checkDoneOn(draft, on, 'on');
  const { level, assistance } = draft.state;
  if (level !== 'II') refuse('NOT_LEVEL_II', { clauses: ['R-27'] });
  if ((assistance?.problems.length ?? 0) >= MOST_PROBLEMS) {
    refuse('TOO_MANY_PROBLEMS', { clauses: ['R-27'], details: { most: MOST_PROBLEMS } });
  }
  const problemId = `problem:${draft.state.seq}`;
  draft.add('ProblemOpened', ['R-27'], { problemId, textId, on });
  // The corresponding day counts: from its first instant the subdistrict takes part.
  const dueOn = addDays(addMonths(on, draft.context.policy.parameters.hardship.escalateMonths), -1);
  openTask(draft, ['R-27'], {
    id: problemId,
    kind: 'PROBLEM',
    clauses: ['R-27'],
    opensOn: on,
    dueOn,
    provisional: false,
    urgentFrom: startOfDay(dueOn),
    overdueFrom: endOfDay(dueOn),
  });
}

/** 跟踪解决: asked about with the person; solved, it is over. */
export function followProblem(draft: Draft, { data }: CommandOf<'followProblem'>): void {
  const { problemId, on, outcome, noteId } = data;
  checkDoneOn(draft, on, 'on');
  const problem = draft.state.assistance?.problems.find(({ id }) => id === problemId);
  if (!problem) refuse('NO_SUCH_PROBLEM', { field: 'problemId', clauses: ['R-27'] });
  if (on < problem.openedOn) refuse('DATE_BEFORE_REGISTRATION', { field: 'on' });
  const kind = outcome === 'SOLVED' ? 'ProblemSolved' : 'ProblemLookedAt';
  draft.add(kind, ['R-27'], { problemId, on, ...(noteId && { noteId }) });
  if (outcome === 'OPEN') return;
  const task = draft.state.tasks.find(({ id }) => id === problemId);
  if (task) completeTask(draft, task, entryDate(draft, on));
}
