import type { CivilDate } from '../../civil-date';
import type { FailedCall, Visitor } from '../../contact/lost-contact';
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
    /** Of a call; the hour (0–23) may be left out on the day itself, and is then that of the entry. */
    call?: Partial<FailedCall>;
    /** Of a visit; the level of who enters it where it is left out. */
    visitedBy?: Visitor;
    noteId?: ParticularId;
  };
}
