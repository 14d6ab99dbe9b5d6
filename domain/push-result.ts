import type { CivilDate } from './civil-date';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** 求职结果 of a vacancy that was pushed, or of an introduction to a gig. */
export const PUSH_RESULTS = {
  INTERVIEW: '面试',
  HIRED: '录用',
  NOT_HIRED: '未录用',
  DECLINED: '拒绝',
} as const;
export type PushResultKind = keyof typeof PUSH_RESULTS;

/** 拒绝原因: what did not suit; the next push heeds it. */
export const DECLINE_REASONS = [
  'OCCUPATION',
  'WAGE',
  'DISTANCE',
  'HOURS',
  'HEALTH',
  'FAMILY',
  'OTHER',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export type PushResult =
  | { result: Exclude<PushResultKind, 'DECLINED'>; on: CivilDate }
  | { result: 'DECLINED'; on: CivilDate; reason: DeclineReason };

/** working days from the push to the call that asks for its result. */
export interface PushResultParameters {
  pushResultWorkdays: number;
}

/** The last day in time for the result call; the day of the push is day 0. */
export function resultCallDueOn(
  pushedOn: CivilDate,
  calendar: WorkingDayCalendar,
  { pushResultWorkdays }: PushResultParameters,
): { date: CivilDate; provisional: boolean } {
  return addWorkingDays(calendar, pushedOn, pushResultWorkdays);
}

export type AfterResult =
  /** An interview has a result of its own: it is asked for in the same number of working days. */
  | { next: 'ASK_AGAIN'; dueOn: CivilDate; provisional: boolean }
  | { next: 'VERIFY_EMPLOYMENT' }
  | { next: 'PUSH_ANOTHER'; avoid?: DeclineReason };

/** What follows from a result. A refusal is a fact with a reason; it is held against nobody. */
export function afterResult(
  result: PushResult,
  calendar: WorkingDayCalendar,
  parameters: PushResultParameters,
): AfterResult {
  switch (result.result) {
    case 'INTERVIEW': {
      const { date: dueOn, provisional } = resultCallDueOn(result.on, calendar, parameters);
      return { next: 'ASK_AGAIN', dueOn, provisional };
    }
    case 'HIRED':
      return { next: 'VERIFY_EMPLOYMENT' };
    case 'NOT_HIRED':
      return { next: 'PUSH_ANOTHER' };
    case 'DECLINED':
      return { next: 'PUSH_ANOTHER', avoid: result.reason };
  }
}

/** Whether a result is an attempt in the market that came to nothing: not hired, or declined. */
export function isFailedAttempt(result: PushResultKind): boolean {
  return result === 'NOT_HIRED' || result === 'DECLINED';
}
