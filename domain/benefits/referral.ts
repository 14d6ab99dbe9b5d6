import { addMonths, monthOf, monthsBetween, type CivilDate } from '../civil-date';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';

/** 指引申领: 已告知 · 已申请 · 已发放 · 不符合 · 放弃. The paying agency decides about money, nobody here. */
export const REFERRAL_STATES = {
  INFORMED: '已告知',
  APPLIED: '已申请',
  PAID: '已发放',
  NOT_ENTITLED: '不符合',
  ABANDONED: '放弃',
} as const;
export type ReferralState = keyof typeof REFERRAL_STATES;

/** 网上办 · 自助办 · 帮办 · 快办 · 窗口办. */
export const HANDLING_MODES = ['ONLINE', 'SELF_SERVICE', 'ASSISTED', 'EXPRESS', 'COUNTER'] as const;
export type HandlingMode = (typeof HANDLING_MODES)[number];

/** A policy that a person was pointed to, and how it stands. */
export interface Referral {
  policyCode: string;
  state: ReferralState;
  /** Civil date of the last step. */
  since: CivilDate;
  mode?: HandlingMode;
  paidYuan?: number;
}

/** What was done about it. Telling a person is done one to one: by a named member of staff, in a talk. */
export type ReferralStep =
  | { to: 'INFORMED'; on: CivilDate; oneToOne: boolean }
  | { to: 'APPLIED'; on: CivilDate; mode: HandlingMode }
  | { to: 'PAID'; on: CivilDate; paidYuan: number }
  | { to: 'NOT_ENTITLED' | 'ABANDONED'; on: CivilDate };

export type ReferralCheck =
  | { ok: true; referral: Referral }
  | {
      ok: false;
      code: 'NOT_ONE_TO_ONE' | 'STEP_NOT_POSSIBLE' | 'STEP_BEFORE_LAST' | 'AMOUNT_MISSING';
      field: string;
    };

/** Who was found not to be entitled, or gave up, can be told of it again: circumstances change. */
const NEXT: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  INFORMED: ['APPLIED', 'NOT_ENTITLED', 'ABANDONED'],
  APPLIED: ['PAID', 'NOT_ENTITLED', 'ABANDONED'],
  PAID: [],
  NOT_ENTITLED: ['INFORMED'],
  ABANDONED: ['INFORMED'],
};

/** Takes a referral a step further; without a referral, telling the person begins one. */
export function moveReferral(
  policyCode: string,
  referral: Referral | undefined,
  step: ReferralStep,
): ReferralCheck {
  const isPossible = referral ? NEXT[referral.state].includes(step.to) : step.to === 'INFORMED';
  if (!isPossible) return { ok: false, code: 'STEP_NOT_POSSIBLE', field: 'to' };
  if (referral && step.on < referral.since) return { ok: false, code: 'STEP_BEFORE_LAST', field: 'on' };
  if (step.to === 'INFORMED' && !step.oneToOne)
    return { ok: false, code: 'NOT_ONE_TO_ONE', field: 'oneToOne' };
  if (step.to === 'PAID' && step.paidYuan <= 0)
    return { ok: false, code: 'AMOUNT_MISSING', field: 'paidYuan' };
  const mode = step.to === 'APPLIED' ? step.mode : referral?.mode;
  return {
    ok: true,
    referral: {
      policyCode,
      state: step.to,
      since: step.on,
      ...(mode && step.to !== 'INFORMED' && { mode }),
      ...(step.to === 'PAID' && { paidYuan: step.paidYuan }),
    },
  };
}

/** R-23 及时: working days from finding somebody eligible to telling them, calendar months between two reminders. */
export interface ReferralParameters {
  guidanceWorkdays: number;
  reminderMonths: number;
}

/** The last day in time for telling a person of a policy they were found eligible for. */
export function guidanceDueOn(
  foundOn: CivilDate,
  calendar: WorkingDayCalendar,
  { guidanceWorkdays }: ReferralParameters,
): { date: CivilDate; provisional: boolean } {
  return addWorkingDays(calendar, foundOn, guidanceWorkdays);
}

/** The next monthly reminder of a referral that has no result yet (R-23 帮助落实), after a day; none once it has one. */
export function nextReminderOn(
  { state, since }: Referral,
  after: CivilDate,
  { reminderMonths }: ReferralParameters,
): CivilDate | undefined {
  if (state !== 'INFORMED' && state !== 'APPLIED') return undefined;
  const passed = Math.floor(monthsBetween(monthOf(since), monthOf(after)) / reminderMonths);
  const reminders = [passed, passed + 1].map((n) => addMonths(since, Math.max(1, n) * reminderMonths));
  return reminders.find((on) => on > after);
}
