import { planFaults } from '../../hardship/plan';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { completeTask, findTask, openWorkdayTask } from '../tasks';

/**
 * 一人一策: the individual plan, agreed with the person on a day, with one helper by name and
 * measures of several kinds. A later plan is a new version of it.
 */
export function agreePlan(draft: Draft, { data }: CommandOf<'agreePlan'>): void {
  const { on, planId, helperId, measures } = data;
  checkDoneOn(draft, on, 'on');
  if (draft.state.level !== 'II') refuse('NOT_LEVEL_II', { clauses: ['R-26'] });
  const version = (draft.state.assistance?.plan?.version ?? 0) + 1;
  const plan = {
    version,
    // The goals stand in the plan's words.
    goals: planId === '' ? 0 : 1,
    measures: measures.map(({ measure, staffId, dueOn }) => ({
      measure,
      responsibleStaffId: staffId,
      dueOn,
    })),
    helperStaffId: helperId,
    consentedOn: on,
  };
  const [fault] = planFaults(plan, draft.context.policy.parameters.hardship);
  if (fault) refuse('PLAN_INCOMPLETE', { clauses: ['R-26', 'R-88'], details: { fault } });
  draft.add('PlanAgreed', ['R-26', 'R-34', 'R-88'], { planId, on, version, helperId, measures });
  const task = findTask(draft, 'PLAN');
  if (task) completeTask(draft, task, entryDate(draft, on));
}

/**
 * 按需调整服务: the plan needs a new version.
 * @param because what a follow-up found, or that its helper no longer has the case
 */
export function askForPlanReview(draft: Draft, because: 'R-52' | 'R-88' = 'R-52'): void {
  if (!draft.state.assistance?.plan || findTask(draft, 'PLAN')) return;
  openWorkdayTask(
    draft,
    { id: `plan:${draft.state.seq}`, kind: 'PLAN', clauses: ['R-26', because] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.hardship.planWorkdays },
  );
}
