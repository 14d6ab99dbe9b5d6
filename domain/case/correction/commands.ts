import type { CivilDate } from '../../civil-date';
import type { ParticularId } from '../particular';
import type { CorrectableEntry, CorrectionReason } from './facts';

export interface CorrectionCommands {
  correctEntry: {
    entry: CorrectableEntry;
    reason: CorrectionReason;
    noteId: ParticularId;
    /** What the ledger holds besides the entry and what was corrected before. */
    without: {
      lastContactOn?: CivilDate;
      /** Of a service: the references under which the same item was given otherwise, see `referenceOf`. */
      references: string[];
      /** Of a service that is enough for a class beside others: one of the others was given. */
      otherOfDuty?: true;
    };
  };
}
