import type { CivilDate } from '../../civil-date';
import type { PensionFinding } from '../../retirement-check';
import type { ParticularId } from '../particular';

export interface RetirementCommands {
  recordPensionCheck: { on: CivilDate; finding: PensionFinding; noteId?: ParticularId };
}
