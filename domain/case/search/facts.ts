import type { CivilDate } from '../../civil-date';
import type { FailedCall, SearchStep } from '../../contact/lost-contact';

export interface SearchFacts {
  /** 寻找联系: a call reached nobody, the first one since the last contact. */
  SearchBegun: FailedCall & { on: CivilDate };
  /** `traced`: a comparison that knows of the person. */
  SearchStepTaken: { step: SearchStep; on: CivilDate; traced?: true };
  /** What the comparison knew turned out to be of somebody else, or no longer true: the search goes on. */
  SearchTraceDismissed: { on: CivilDate };
  /** The attempt that was the step was a wrong entry. */
  SearchStepWithdrawn: { step: SearchStep };
  /** The call that began it was a wrong entry. */
  SearchDropped: Record<string, never>;
  /** 失联: every step was taken. A mark, which ends nothing and goes away with the next contact. */
  ContactLost: { since: CivilDate };
}
