import type { CivilDate } from '../civil-date';

/** 职业指导 · 推送岗位信息 · 组织职业技能培训 · 发放就业补贴 · 创业扶持 · 公益性岗位. */
export const MEASURES = ['GUIDANCE', 'VACANCIES', 'TRAINING', 'SUBSIDY', 'STARTUP', 'PUBLIC_POST'] as const;
export type Measure = (typeof MEASURES)[number];

/** 个性化就业援助计划: what was agreed with the person. Goals and measures in words lie with the particulars. */
export interface AssistancePlan {
  version: number;
  goals: number;
  measures: readonly { measure: Measure; responsibleStaffId: string; dueOn: CivilDate }[];
  /** The one helper of “一对一”. */
  helperStaffId?: string;
  consentedOn?: CivilDate;
}

/** R-88 综合采取: of how many different kinds the measures are. */
export interface PlanParameters {
  minMeasureKinds: number;
}

export type PlanFault =
  'GOAL_MISSING' | 'HELPER_MISSING' | 'CONSENT_MISSING' | 'TOO_FEW_KINDS' | 'MEASURE_OVERDUE_AT_START';

/**
 * What a plan lacks before it can be agreed: a goal, one helper by name, measures of more than one kind,
 * each with somebody and a day, and the person's consent: a plan made about somebody without them is none.
 */
export function planFaults(plan: AssistancePlan, { minMeasureKinds }: PlanParameters): PlanFault[] {
  const { goals, helperStaffId, consentedOn, measures } = plan;
  const faults: PlanFault[] = [];
  if (goals < 1) faults.push('GOAL_MISSING');
  if (!helperStaffId) faults.push('HELPER_MISSING');
  if (!consentedOn) faults.push('CONSENT_MISSING');
  if (new Set(measures.map(({ measure }) => measure)).size < minMeasureKinds) faults.push('TOO_FEW_KINDS');
  if (consentedOn !== undefined && measures.some(({ dueOn }) => dueOn < consentedOn)) {
    faults.push('MEASURE_OVERDUE_AT_START');
  }
  return faults;
}
