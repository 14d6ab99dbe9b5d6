import type { CivilDate } from '../../civil-date';
import type { SelfReport } from '../../contact/self-report';
import type { ContactChannel } from '../follow-up/facts';
import type { ParticularId } from '../particular';

export interface SelfReportCommands {
  /** Taken down by staff for the person who reports. */
  recordSelfReport: { on: CivilDate; channel: ContactChannel; report: SelfReport; noteId?: ParticularId };
}
