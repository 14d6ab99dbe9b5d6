import { addDays, civilDateOf, startOfDay, type Instant } from '../civil-date';
import type { DecisionContext } from './context';
import { Draft } from './draft';
import { endObjectionPeriod, objectionInstants } from './ending/objection';
import { endPublicNotice, noticeInstants } from './hardship/application';
import { escalateLateTasks, replanRungs } from './escalation';
import type { Fact } from './facts';
import { missFollowUps } from './follow-up/follow-up';
import { longTermInstants, reachLongTerm } from './long-term/long-term';
import { reachRetirement, retirementInstants } from './retirement/retirement';
import type { CaseState } from './state';
import { rescheduleProvisional } from './tasks';
import type { Task } from './task';

/** What time itself does, in this order: dates first, then what is over or reached by now, and last who is told of it. */
const DEEDS_OF_TIME: readonly ((draft: Draft) => void)[] = [
  rescheduleProvisional,
  missFollowUps,
  reachLongTerm,
  reachRetirement,
  endObjectionPeriod,
  endPublicNotice,
  replanRungs,
  escalateLateTasks,
];

/** The instants that a state waits for, concern by concern; `at` is now. */
const INSTANTS: readonly ((state: CaseState, at: Instant) => Instant[])[] = [
  taskInstants,
  longTermInstants,
  retirementInstants,
  objectionInstants,
  noticeInstants,
];

/** What time itself does to a case: promises broken by now, periods that ended, months that are full. */
export function wake(state: CaseState, context: DecisionContext): Fact[] {
  if (state.phase !== 'OPEN') return [];
  const draft = new Draft(state, context);
  for (const deed of DEEDS_OF_TIME) deed(draft);
  return draft.facts;
}

/**
 * The next instant after `at` at which time changes the case, or undefined when only a person can.
 * Legal deadlines are exact; spreading many cases over a night is the shell's concern.
 */
export function nextWake(state: CaseState, at: Instant): Instant | undefined {
  if (state.phase !== 'OPEN') return undefined;
  return INSTANTS.flatMap((instants) => instants(state, at)).sort()[0];
}

function taskInstants({ tasks }: CaseState, at: Instant): Instant[] {
  return tasks.flatMap((task) => instantsOf(task, at));
}

function instantsOf(task: Task, at: Instant): Instant[] {
  if (task.provisional) return [provisionalWake(task, at)];
  if (task.kind === 'FOLLOW_UP') return [task.overdueFrom];
  return task.nextRung ? [task.nextRung.at] : [];
}

/** A due date in an unpublished year is looked at again when it has come, and then day by day. */
function provisionalWake(task: Task, at: Instant): Instant {
  return task.overdueFrom > at ? task.overdueFrom : startOfDay(addDays(civilDateOf(at), 1));
}
