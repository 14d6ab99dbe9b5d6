import type { CivilDate } from '../../civil-date';
import type { PensionFinding, RetirementMonths } from '../../retirement-check';

export interface RetirementFacts {
  /** When it is next to be asked whether the person draws a pension. */
  RetirementForeseen: RetirementMonths & { checkOn: CivilDate };
  /** The day has come: somebody verifies it, and nothing ends. */
  RetirementReached: { on: CivilDate };
  PensionChecked: { on: CivilDate; finding: PensionFinding; noteId?: string };
}
