import type { Acts } from '../acts';
import type { EndingCommands } from './commands';
import { GROUND_RULES, type GroundRule } from '../../endings';
import { isAtLeast, type OrgLevel } from '../../organisation';
import { cancelRegistration, checkEnding } from './cancellation';
import { closeCase } from '../closing';
import { completeEndingRequest } from '../comparison/signs';
import { today } from '../context';
import type { CommandOf } from '../commands';
import type { Draft } from '../draft';
import { loseHardship } from '../hardship/loss';
import { refuse } from '../refusal';
import type { EndingGround, PendingEnding } from '../state';
import { TASK_KINDS } from '../task';
import { completeTask, findTask, openWorkdayTask, withdrawTasks } from '../tasks';
import { recordNotice } from './notice';
import { recordObjection, reviewObjection } from './objection';

/** Who must agree to an ending, besides the clerk who asks for it (R-61, registration table 3.2). */
const REVIEW_LEVEL: Record<GroundRule['decidedBy'], OrgLevel | undefined> = {
  CLERK: undefined,
  CLERK_AND_SUBDISTRICT: 'SUBDISTRICT',
  COUNTY: 'COUNTY',
};

/**
 * Asks for an ending on a ground of R-61. Most are decided by the clerk on the evidence; total incapacity and "other
 * law" wait for a second person at a higher level, with a task of their own.
 */
function requestEnding(draft: Draft, { data, by }: CommandOf<'requestEnding'>): void {
  if (!isEndingGround(data.ground))
    refuse('UNLAWFUL_GROUND', { field: 'ground', clauses: ['R-61', 'R-63', 'R-64'] });
  if (draft.state.pendingEnding) refuse('ENDING_PENDING');
  const ending: PendingEnding = { ...data, requestedBy: by.staffId };
  const rule = checkEnding(draft, ending);
  completeEndingRequest(draft, data.ground);
  if (!REVIEW_LEVEL[rule.decidedBy]) return end(draft, ending, by.staffId);
  draft.add('EndingRequested', ['R-61'], ending);
  openWorkdayTask(
    draft,
    { id: `ending-review:${draft.state.seq}`, kind: 'ENDING_REVIEW', clauses: ['R-57', 'R-61'] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.endingReview.dueWorkdays },
  );
}

/** What the type forbids is refused as well when it comes from outside the compiler's reach. */
function isEndingGround(ground: string): ground is EndingGround {
  return ground !== 'HIRED' && ground !== 'BUSINESS' && Object.hasOwn(GROUND_RULES, ground);
}

/** The second person approves or returns the ending; nobody reviews their own act. */
function reviewEnding(draft: Draft, { data, by }: CommandOf<'reviewEnding'>): void {
  const pending = draft.state.pendingEnding;
  if (!pending) refuse('NO_ENDING_PENDING');
  if (pending.requestedBy === by.staffId) refuse('OWN_ACT', { clauses: ['R-61'] });
  const level = REVIEW_LEVEL[checkEnding(draft, pending).decidedBy];
  if (level && !isAtLeast(by.level, level)) refuse('LEVEL_TOO_LOW', { clauses: ['R-61'] });
  const task = findTask(draft, 'ENDING_REVIEW');
  if (task) completeTask(draft, task, today(draft.context));
  if (data.decision === 'APPROVE') return end(draft, pending, by.staffId);
  draft.add('EndingReturned', ['R-61'], { reasonId: data.reasonId });
}

/**
 * Ends the registration and the help. The case stays until the end can no longer be contradicted; for
 * somebody already at work only the follow-up is left to end.
 */
function end(draft: Draft, ending: PendingEnding, decidedBy: string): void {
  const { ground, evidenceId } = ending;
  if (draft.state.registration !== 'ACTIVE') {
    closeCase(draft, ['R-57'], 'FOLLOW_UP_ENDED', { ground, evidenceId });
    return;
  }
  cancelRegistration(draft, { ...ending, decidedBy });
  draft.add('HelpEnded', ['R-57', 'R-61'], { ground });
  loseHardship(draft, ground === 'PENSION' || ground === 'DEATH' ? 'X6' : 'X2');
  const duties = TASK_KINDS.filter((kind) => kind !== 'NOTICE');
  withdrawTasks(draft, duties, ['R-57', 'R-61'], 'UNEMPLOYMENT_ENDED');
}

export const endingActs: Acts<EndingCommands> = {
  requestEnding,
  reviewEnding,
  recordNotice,
  recordObjection,
  reviewObjection,
};
