import { addMonths, firstDayOfMonth, monthOf, type CivilDate } from './civil-date';
import type { CancellationGround, EvidenceKind } from './endings';
import type { RetirementOutlook } from './retirement';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** working days to verify, calendar months until somebody who draws no pension yet is asked again. */
export interface RetirementCheckParameters {
  verifyWorkdays: number;
  againMonths: number;
}

/**
 * 到龄核验: the day on which the question opens whether a pension is drawn: the first of the month of
 * statutory age, or the day of planning for who is past it. Of a woman whose category is unknown it opens with the
 * earlier month: asking costs her nothing. It is a task to verify, never an ending.
 */
export function retirementCheckOpensOn({ earliest }: RetirementOutlook, plannedOn: CivilDate): CivilDate {
  const month = firstDayOfMonth(monthOf(earliest));
  return month > plannedOn ? month : plannedOn;
}

/** The last day in time for the verification, counted when it opens: decades earlier no calendar knows it. */
export function retirementCheckDueOn(
  openedOn: CivilDate,
  calendar: WorkingDayCalendar,
  { verifyWorkdays }: RetirementCheckParameters,
): { date: CivilDate; provisional: boolean } {
  return addWorkingDays(calendar, openedOn, verifyWorkdays);
}

/** 已享受养老待遇 · 尚未享受(缴费年限不足、延迟退休等). */
export type PensionFinding = 'DRAWS_PENSION' | 'DRAWS_NONE';

export type AfterRetirementCheck =
  | { next: 'ENDING_POSSIBLE'; ground: CancellationGround; evidence: EvidenceKind }
  | { next: 'CHECK_AGAIN'; on: CivilDate };

/**
 * What follows from the answer: drawing a pension is a ground that somebody may request with evidence; who draws
 * none stays registered at whatever age, and is asked again: at the later month where that is still to come.
 */
export function afterRetirementCheck(
  finding: PensionFinding,
  checkedOn: CivilDate,
  { latest }: RetirementOutlook,
  { againMonths }: RetirementCheckParameters,
): AfterRetirementCheck {
  if (finding === 'DRAWS_PENSION') {
    return { next: 'ENDING_POSSIBLE', ground: 'PENSION', evidence: 'PENSION_PAYMENT_MATCH' };
  }
  const laterMonth = firstDayOfMonth(monthOf(latest));
  return { next: 'CHECK_AGAIN', on: laterMonth > checkedOn ? laterMonth : addMonths(checkedOn, againMonths) };
}
