import type { CivilDate } from '../../civil-date';
import type { ParticularId } from '../particular';
import type { AttemptOutcome, ContactChannel, FollowUpFindings } from './facts';

export interface FollowUpCommands {
  recordFollowUp: {
    on: CivilDate;
    channel: ContactChannel;
    findings: FollowUpFindings;
    noteId?: ParticularId;
  };
  recordContactAttempt: {
    on: CivilDate;
    channel: ContactChannel;
    outcome: AttemptOutcome;
    noteId?: ParticularId;
  };
}
