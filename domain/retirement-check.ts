import { addMonths, firstDayOfMonth, monthOf, type CivilDate, type CivilMonth } from './civil-date';
import type { CancellationGround, EvidenceKind } from './endings';
import type { RetirementOutlook } from './retirement';

/** working days to verify, calendar months until somebody who draws no pension yet is asked again. */
export interface RetirementCheckParameters {
  verifyWorkdays: number;
  againMonths: number;
}

/** The month of statutory age, or the two between which it lies: all that a case knows of a birth date. */
export interface RetirementMonths {
  earliest: CivilMonth;
  latest: CivilMonth;
}

export function retirementMonths({ earliest, latest }: RetirementOutlook): RetirementMonths {
  return { earliest: monthOf(earliest), latest: monthOf(latest) };
}

/**
 * 到龄核验: the day on which the question opens whether a pension is drawn: the first of the month of
 * statutory age, or the day of planning for who is past it. Of a woman whose category is unknown it opens with the
 * earlier month: asking costs her nothing. It is a task to verify, never an ending.
 */
export function retirementCheckOpensOn({ earliest }: RetirementMonths, plannedOn: CivilDate): CivilDate {
  const month = firstDayOfMonth(earliest);
  return month > plannedOn ? month : plannedOn;
}

/** 已享受养老待遇 · 尚未享受(缴费年限不足、延迟退休等). */
export const PENSION_FINDINGS = ['DRAWS_PENSION', 'DRAWS_NONE'] as const;
export type PensionFinding = (typeof PENSION_FINDINGS)[number];

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
  { latest }: RetirementMonths,
  { againMonths }: RetirementCheckParameters,
): AfterRetirementCheck {
  if (finding === 'DRAWS_PENSION') {
    return { next: 'ENDING_POSSIBLE', ground: 'PENSION', evidence: 'PENSION_PAYMENT_MATCH' };
  }
  const laterMonth = firstDayOfMonth(latest);
  return { next: 'CHECK_AGAIN', on: laterMonth > checkedOn ? laterMonth : addMonths(checkedOn, againMonths) };
}
