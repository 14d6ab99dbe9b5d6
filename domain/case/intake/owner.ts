import type { CivilDate } from '../../civil-date';
import { today } from '../context';
import type { CommandOf } from '../commands';
import type { Draft } from '../draft';
import { askForPlanReview } from '../hardship/plan';
import { refuse } from '../refusal';
import { completeTask, findTask, openWorkdayTask } from '../tasks';
import type { OwnerCandidate } from './facts';

/**
 * 明确专人: the case and its open tasks go to an owner; where nobody is found, the organisation has to name
 * one within the working days of the policy. A duty to do so that stands already keeps its date.
 * @param from the day from which those working days count
 */
export function giveToOwner(draft: Draft, owner: OwnerCandidate, from: CivilDate): void {
  const before = draft.state.owner?.staffId;
  draft.add('OwnerAssigned', ['R-05', 'R-68'], owner);
  if (before !== owner.staffId && isHelper(draft, before)) askForPlanReview(draft, 'R-88');
  const task = findTask(draft, 'ASSIGN_OWNER');
  if (owner.staffId === undefined) {
    if (!task) askForOwner(draft, from);
    return;
  }
  if (task) completeTask(draft, task, today(draft.context));
}

/** 指定专人: somebody names the owner; open tasks go with the case. */
export function assignOwner(draft: Draft, { data }: CommandOf<'assignOwner'>): void {
  const { orgCode, staffId, insteadOf } = data;
  if (insteadOf !== undefined && draft.state.owner?.staffId !== insteadOf)
    refuse('OWNER_CHANGED', { clauses: ['R-68'] });
  giveToOwner(draft, { orgCode, staffId }, today(draft.context));
}

function askForOwner(draft: Draft, from: CivilDate): void {
  openWorkdayTask(
    draft,
    { id: `assign-owner:${draft.state.seq}`, kind: 'ASSIGN_OWNER', clauses: ['R-05', 'R-68'] },
    { from, workdays: draft.context.policy.parameters.intake.ownerWorkdays },
  );
}

/** One-to-one help names a person: a plan whose helper no longer has the case needs another. */
function isHelper(draft: Draft, staffId: string | undefined): boolean {
  return staffId !== undefined && draft.state.assistance?.plan?.helperId === staffId;
}
