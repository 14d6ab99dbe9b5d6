import { addDays, type CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';

/** 主动报告: what a person can tell of their own accord. */
export const SELF_REPORTS = {
  JOB_SEARCH: '求职经历',
  WORK_FOUND: '已找到工作',
  WISH_CHANGED: '就业意愿变化',
  FAMILY_CHANGED: '家庭或收入变化',
  CONTACT_CHANGED: '联系方式变化',
} as const;
export type SelfReport = keyof typeof SELF_REPORTS;

export interface ReportEffect {
  /** What the caseworker is given to do; a report alone ends and certifies nothing. */
  leadsTo: 'NOTHING' | 'VERIFY_EMPLOYMENT' | 'ASK_WISHES' | 'REVIEW_HARDSHIP' | 'VERIFY_FIELDS';
  clause: ClauseId;
}

const EFFECTS: Readonly<Record<SelfReport, ReportEffect>> = {
  JOB_SEARCH: { leadsTo: 'NOTHING', clause: 'R-50' },
  WORK_FOUND: { leadsTo: 'VERIFY_EMPLOYMENT', clause: 'R-60' },
  WISH_CHANGED: { leadsTo: 'ASK_WISHES', clause: 'R-36' },
  FAMILY_CHANGED: { leadsTo: 'REVIEW_HARDSHIP', clause: 'R-33' },
  CONTACT_CHANGED: { leadsTo: 'VERIFY_FIELDS', clause: 'R-11' },
};

/** What a report leads to. It is no follow-up: nobody spoke with the person. */
export function effectOf(report: SelfReport): ReportEffect {
  return EFFECTS[report];
}

/** calendar days for which a report keeps the reminder of the follow-up quiet. */
export interface SelfReportParameters {
  quietDays: number;
}

/**
 * The day from which the caseworker is reminded of an open follow-up: later where the person has just reported, but
 * never after the period's last day. Who reports nothing is reminded of as usual; there is no sanction for silence.
 * @param usually the day without any report
 * @param lastDay the last day of the period
 */
export function reminderFrom(
  usually: CivilDate,
  lastDay: CivilDate,
  reportedOn: CivilDate | undefined,
  { quietDays }: SelfReportParameters,
): CivilDate {
  if (reportedOn === undefined) return usually;
  const quietUntil = addDays(reportedOn, quietDays);
  if (quietUntil <= usually) return usually;
  return quietUntil < lastDay ? quietUntil : lastDay;
}
