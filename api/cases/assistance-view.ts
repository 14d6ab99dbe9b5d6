import type { RulesInForce } from '../../domain/case/context';
import type { HardshipApplication } from '../../domain/case/hardship/state';
import type { CaseState } from '../../domain/case/state';
import type { CivilDate } from '../../domain/civil-date';
import { PUBLIC_NOTICE_FIELDS, publicCategoryName, STAGE_ROWS } from '../../domain/hardship/certification';
import { problemStanding } from '../../domain/hardship/problems';
import type { AssistanceView } from './schema';

/** What a caseworker sees of hardship beside the certified categories. */
export function assistanceView(
  { assistance }: CaseState,
  today: CivilDate,
  { policy }: RulesInForce,
): AssistanceView {
  const { proposed = [], application, plan, problems = [] } = assistance ?? {};
  return {
    proposed,
    application: application ? applicationView(application) : null,
    plan: plan ?? null,
    problems: problems.flatMap((problem) => {
      const standing = problemStanding(problem, today, policy.parameters.hardship);
      if (standing.standing === 'SOLVED') return [];
      const { id: problemId, textId, openedOn, lookedAtOn = null } = problem;
      const { level, isToBeAsked } = standing;
      return [{ problemId, textId, openedOn, lookedAtOn, level, isToBeAsked }];
    }),
  };
}

function applicationView(application: HardshipApplication): NonNullable<AssistanceView['application']> {
  const { category, appliedOn, evidenceId, stage, notice } = application;
  return {
    category,
    appliedOn,
    evidenceId,
    stage,
    stageLabel: STAGE_ROWS[stage].name,
    notice: notice
      ? { ...notice, fields: [...PUBLIC_NOTICE_FIELDS], category: publicCategoryName(category) }
      : null,
  };
}
