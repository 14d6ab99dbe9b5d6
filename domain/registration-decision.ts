import type { CivilDate } from './civil-date';
import type { Known } from './explained';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** 窗口 · 网上 · 全国平台导入: offline and online alike. */
export const ACCEPTANCE_CHANNELS = ['COUNTER', 'ONLINE', 'IMPORT'] as const;
export type AcceptanceChannel = (typeof ACCEPTANCE_CHANNELS)[number];

/**
 * 特殊原因: the only reasons for which a registration is not decided at once. Missing papers are none: nothing
 * beyond identity and the commitment may be asked for.
 */
export const SPECIAL_REASONS = {
  IDENTITY_IN_DOUBT: '身份信息核验不一致',
  EMPLOYMENT_FOUND: '数据比对显示处于就业状态,待核实',
} as const;
export type SpecialReason = keyof typeof SPECIAL_REASONS;

/** What is known about an application that meets the conditions of ./eligibility. */
export interface RegistrationFindings {
  channel: AcceptanceChannel;
  /** The person's active registration elsewhere in the city. */
  activeElsewhere: boolean;
  identityConfirmed: Known;
  employmentFound: Known;
}

export type RegistrationDecision =
  | { decision: 'AT_ONCE' }
  /** moved, on the person's wish, to the place they chose; never a second one beside it. */
  | { decision: 'OFFER_TRANSFER' }
  | { decision: 'LATER'; reasons: SpecialReason[]; dueOn: CivilDate; provisional: boolean };

/** 人社厅发〔2020〕79号: working days, at most, when there is a special reason. */
export interface RegistrationDecisionParameters {
  decisionWorkdays: number;
}

/**
 * 即时办理: a registration is decided in the same act. What a comparison has not answered delays nothing: the
 * person's commitment stands until it is found untrue.
 * @param appliedOn civil date of the application, day 0
 */
export function decideRegistration(
  { activeElsewhere, identityConfirmed, employmentFound }: RegistrationFindings,
  appliedOn: CivilDate,
  calendar: WorkingDayCalendar,
  { decisionWorkdays }: RegistrationDecisionParameters,
): RegistrationDecision {
  if (activeElsewhere) return { decision: 'OFFER_TRANSFER' };
  const reasons: SpecialReason[] = [];
  if (identityConfirmed === false) reasons.push('IDENTITY_IN_DOUBT');
  if (employmentFound === true) reasons.push('EMPLOYMENT_FOUND');
  if (reasons.length === 0) return { decision: 'AT_ONCE' };
  const { date: dueOn, provisional } = addWorkingDays(calendar, appliedOn, decisionWorkdays);
  return { decision: 'LATER', reasons, dueOn, provisional };
}
