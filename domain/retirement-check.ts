import { addMonths, firstDayOfMonth, monthOf, type CivilDate } from './civil-date';
import type { CancellationGround, EvidenceKind } from './endings';
import type { RetirementOutlook } from './retirement';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** working days to verify, calendar months until somebody who draws no pension yet is asked again. */
export interface RetirementCheckParameters {
  verifyWorkdays: number;
  againMonths: number;
}

/** A task to verify, never an ending. */
export interface RetirementCheck {
  opensOn: CivilDate;
  dueOn: CivilDate;
  provisional: boolean;
}

/**
 * 到龄核验: with the month of statutory age opens the question whether a pension is drawn. Of a woman
 * whose category is unknown it opens with the earlier month: asking costs her nothing.
 */
export function retirementCheck(
  { earliest }: RetirementOutlook,
  calendar: WorkingDayCalendar,
  { verifyWorkdays }: RetirementCheckParameters,
): RetirementCheck {
  const opensOn = firstDayOfMonth(monthOf(earliest));
  const { date: dueOn, provisional } = addWorkingDays(calendar, opensOn, verifyWorkdays);
  return { opensOn, dueOn, provisional };
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
