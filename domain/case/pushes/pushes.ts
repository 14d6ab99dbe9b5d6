import type { CivilDate } from '../../civil-date';
import { afterResult, type PushResult } from '../../push-result';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { noteSign } from '../comparison/signs';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { reviewAfterRefusals } from '../after-refusals';
import type { Task } from '../task';
import { completeTask, openWorkdayTask } from '../tasks';
import type { PushCommands } from './commands';

/** Vacancies in one call; a fact stays small. */
const MOST_IN_A_CALL = 8;

/**
 * 回访求职结果: what was pushed on one day is asked about in one call, so many working days after. What is
 * waiting for its answer already is not asked about twice.
 */
export function planResultCall(draft: Draft, pushed: readonly string[], on: CivilDate): void {
  if (draft.state.registration !== 'ACTIVE') return;
  const isAwaited = (reference: string) => awaiting(draft, reference) !== undefined;
  const references = [...new Set(pushed)].filter((reference) => !isAwaited(reference));
  for (let from = 0; from < references.length; from += MOST_IN_A_CALL)
    addToCall(draft, references.slice(from, from + MOST_IN_A_CALL), on);
}

function addToCall(draft: Draft, references: string[], on: CivilDate): void {
  const call = draft.state.tasks.find(
    ({ kind, opensOn, references: others = [] }) =>
      kind === 'PUSH_RESULT' && opensOn === on && others.length + references.length <= MOST_IN_A_CALL,
  );
  if (call) {
    draft.add('TaskExtended', call.clauses, { taskId: call.id, references });
    return;
  }
  openWorkdayTask(
    draft,
    { id: `push-result:${draft.state.seq}`, kind: 'PUSH_RESULT', clauses: ['R-39'], references },
    { from: on, workdays: draft.context.policy.parameters.classes.pushResultWorkdays },
  );
}

/**
 * The result of one vacancy: an interview has a result of its own to ask for, work that was found is verified,
 * and what came to nothing is one more attempt in the market. Declining is held against nobody.
 */
export function recordResult(draft: Draft, data: PushCommands['recordPushResult']): void {
  const { reference, on } = data;
  checkDoneOn(draft, on, 'on');
  const call = awaiting(draft, reference);
  if (!call) refuse('NO_RESULT_AWAITED', { field: 'reference', clauses: ['R-39'] });
  if (on < call.opensOn) refuse('RESULT_BEFORE_PUSH', { field: 'on', clauses: ['R-39'] });
  const outcome = outcomeOf(data);
  draft.add('PushResultRecorded', ['R-39'], { ...data, pushedOn: call.opensOn });
  completeWhenAnswered(draft, call.id, entryDate(draft, on));
  const { calendar, policy } = draft.context;
  const { next } = afterResult(outcome, calendar, policy.parameters.classes);
  if (next === 'ASK_AGAIN') planResultCall(draft, [reference], on);
  if (next === 'VERIFY_EMPLOYMENT') noteSign(draft, { kind: 'TOLD_WORK', on }, ['R-60', 'R-39']);
}

/** The act on its own; within a visit refusals are looked at once, when all of it is known. */
function recordPushResult(draft: Draft, { data }: CommandOf<'recordPushResult'>): void {
  recordResult(draft, data);
  reviewAfterRefusals(draft);
}

function outcomeOf({ result, on, reason }: PushCommands['recordPushResult']): PushResult {
  if (result !== 'DECLINED') return { result, on };
  if (!reason) refuse('DECLINE_REASON_REQUIRED', { field: 'reason', clauses: ['R-39'] });
  return { result, on, reason };
}

function completeWhenAnswered(draft: Draft, taskId: string, doneOn: CivilDate): void {
  const call = draft.state.tasks.find(({ id }) => id === taskId);
  if (call?.references?.length === 0) completeTask(draft, call, doneOn);
}

/** A push that was entered wrongly: nobody is asked about it, and nothing came of it. */
export function withdrawPush(draft: Draft, reference: string): void {
  const call = awaiting(draft, reference);
  const cameToNothing = draft.state.failedAttempts?.some((one) => one.reference === reference);
  if (!call && !cameToNothing) return;
  draft.add('PushWithdrawn', ['R-39', 'R-58'], { reference });
  if (!call || call.references?.length !== 1) return;
  draft.add('TaskWithdrawn', ['R-58'], { taskId: call.id, reason: 'ENTRY_CORRECTED' });
}

function awaiting(draft: Draft, reference: string): Task | undefined {
  return draft.state.tasks.find(
    ({ kind, references }) => kind === 'PUSH_RESULT' && references?.includes(reference),
  );
}

export const pushActs: Acts<PushCommands> = { recordPushResult };
