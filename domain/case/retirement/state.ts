import type { CivilDate } from '../../civil-date';
import type { RetirementMonths } from '../../retirement-check';

/** 到龄核验: the months of statutory age, and the day on which the question whether a pension is drawn opens next. */
export interface RetirementState extends RetirementMonths {
  /** Absent while the question is open, or answered with a pension that is drawn. */
  checkOn?: CivilDate;
}
