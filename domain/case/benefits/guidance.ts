import { clausesOf } from '../../benefits/policy-table';
import type { CivilDate } from '../../civil-date';
import type { Draft } from '../draft';
import type { Task } from '../task';
import { completeTask, openWorkdayTask } from '../tasks';

/**
 * 及时指引: policies that the person seems entitled to are to be told of one to one, so many working days
 * after they were found. What was told already, or is waiting to be, is not found again.
 * @returns the policies that were new
 */
export function pointTo(draft: Draft, policies: readonly string[], on: CivilDate): string[] {
  const found = [...new Set(policies)].filter((policyCode) => isNew(draft, policyCode));
  if (found.length === 0) return found;
  draft.add('PoliciesFound', ['R-22', 'R-23', 'R-30'], { on, policies: found });
  openWorkdayTask(
    draft,
    {
      id: `guidance:${draft.state.seq}`,
      kind: 'BENEFIT_GUIDANCE',
      clauses: [...new Set(found.flatMap(clausesOf))],
      references: found,
    },
    { from: on, workdays: draft.context.policy.parameters.classes.guidanceWorkdays },
  );
  return found;
}

/** The person was told of a policy: the duty to tell is done once nothing of it is left. */
export function completeGuidance(draft: Draft, doneOn: CivilDate): void {
  for (const task of draft.state.tasks.filter(isGuidance)) {
    if (task.references?.length === 0) completeTask(draft, task, doneOn);
  }
}

function isNew({ state: { referrals = [], tasks } }: Draft, policyCode: string): boolean {
  const known = referrals.find((one) => one.policyCode === policyCode);
  const isOver = known?.state === 'NOT_ENTITLED' || known?.state === 'ABANDONED';
  const isWaiting = tasks.filter(isGuidance).some(({ references }) => references?.includes(policyCode));
  return (!known || isOver) && !isWaiting;
}

function isGuidance({ kind }: Task): boolean {
  return kind === 'BENEFIT_GUIDANCE';
}
