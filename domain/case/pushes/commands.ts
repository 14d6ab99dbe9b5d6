import type { CivilDate } from '../../civil-date';
import type { DeclineReason, PushResultKind } from '../../push-result';
import type { ParticularId } from '../particular';

export interface PushCommands {
  /** What came of one vacancy or gig; a refusal says what did not suit. */
  recordPushResult: {
    reference: string;
    on: CivilDate;
    result: PushResultKind;
    reason?: DeclineReason;
    noteId?: ParticularId;
  };
}
