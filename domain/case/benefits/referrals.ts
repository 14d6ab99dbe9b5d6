import { clausesOf } from '../../benefits/policy-table';
import { moveReferral, nextReminderOn, type Referral } from '../../benefits/referral';
import type { CivilDate } from '../../civil-date';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { completeTask, dueBy, moveTask, openTask } from '../tasks';
import type { BenefitCommands } from './commands';
import { completeGuidance, pointTo } from './guidance';

/** More policies than a person can be told of at a time; and the state of a case stays small. */
const MOST_REFERRALS = 30;

/** 符合扶持政策: what was found with the person, and is now to be told of one to one. */
function findPolicies(draft: Draft, { data: { on, policies } }: CommandOf<'findPolicies'>): void {
  checkDoneOn(draft, on, 'on');
  if (pointTo(draft, policies, on).length === 0)
    refuse('POLICIES_KNOWN', { field: 'policies', clauses: ['R-23'] });
}

/**
 * 指引申领: a claim goes from told to applied to paid, or ends without. Whatever becomes of it, it ends
 * the referral and never the registration.
 */
function recordReferral(draft: Draft, { data }: CommandOf<'recordReferral'>): void {
  const { policyCode, on } = data;
  checkDoneOn(draft, on, 'on');
  const before = draft.state.referrals?.find((one) => one.policyCode === policyCode);
  if (data.to === 'WAITING') return awaitResult(draft, before, data);
  if (!before && (draft.state.referrals?.length ?? 0) >= MOST_REFERRALS)
    refuse('TOO_MANY_REFERRALS', { clauses: ['R-23'], details: { most: MOST_REFERRALS } });
  const check = moveReferral(policyCode, before, data);
  if (!check.ok) refuse(check.code, { field: check.field, clauses: ['R-23'] });
  const { state: to, since: _on, ...claim } = check.referral;
  draft.add('ReferralMoved', stepClauses(policyCode, to), {
    ...claim,
    to,
    on,
    ...(data.noteId && { noteId: data.noteId }),
  });
  if (to === 'INFORMED') completeGuidance(draft, entryDate(draft, on));
  followReferral(draft, check.referral, on);
}

/** 帮助落实: the person was asked, and the agency has not decided yet. */
function awaitResult(
  draft: Draft,
  referral: Referral | undefined,
  { policyCode, on, noteId }: BenefitCommands['recordReferral'],
): void {
  const isOpen = referral?.state === 'INFORMED' || referral?.state === 'APPLIED';
  if (!isOpen) refuse('STEP_NOT_POSSIBLE', { field: 'to', clauses: ['R-23'] });
  if (on < referral.since) refuse('STEP_BEFORE_LAST', { field: 'on', clauses: ['R-23'] });
  draft.add('ReferralAwaited', ['R-23'], { policyCode, on, ...(noteId && { noteId }) });
  followReferral(draft, referral, on);
}

/** Somebody looks at a referral by its next reminder for as long as it has no result; with one, nobody has to. */
function followReferral(draft: Draft, referral: Referral, on: CivilDate): void {
  const task = draft.state.tasks.find(
    ({ kind, references }) => kind === 'REFERRAL' && references?.includes(referral.policyCode),
  );
  const dueOn = nextReminderOn(referral, on, draft.context.policy.parameters.classes);
  if (!dueOn) {
    if (task) completeTask(draft, task, entryDate(draft, on));
    return;
  }
  if (task) return moveTask(draft, task, dueBy(dueOn));
  const clauses = clausesOf(referral.policyCode);
  openTask(draft, clauses, {
    id: `referral:${draft.state.seq}`,
    kind: 'REFERRAL',
    clauses,
    references: [referral.policyCode],
    opensOn: on,
    ...dueBy(dueOn),
  });
}

function stepClauses(policyCode: string, to: Referral['state']) {
  const clauses = clausesOf(policyCode);
  if (to === 'INFORMED') return [...clauses, 'R-30' as const];
  return to === 'APPLIED' ? [...clauses, 'R-73' as const] : clauses;
}

export const benefitActs: Acts<BenefitCommands> = { findPolicies, recordReferral };
