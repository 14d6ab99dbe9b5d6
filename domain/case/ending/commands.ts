import type { CivilDate } from '../../civil-date';
import type { EvidenceKind } from '../../endings';
import type { NoticeAttempt } from '../../notice-to-person';
import type { ParticularId } from '../particular';
import type { EndingGround } from '../state';

export interface EndingCommands {
  requestEnding: {
    ground: EndingGround;
    /** The day of the fact: admitted on, died on. */
    happenedOn: CivilDate;
    evidenceId: ParticularId;
    evidenceKind: EvidenceKind;
    /** 文号 of the national or provincial document relied on (OTHER_LAW): public, not a particular of the person. */
    documentNumber?: string;
  };
  reviewEnding: { decision: 'APPROVE' } | { decision: 'RETURN'; reasonId: ParticularId };
  recordNotice: NoticeAttempt & {
    /** The seq of the fact that the person is to be notified; absent when a member of staff says so. */
    told?: number;
  };
  recordObjection: { on: CivilDate; reasonId: ParticularId };
  reviewObjection: { decision: 'RESTORE' | 'REJECT'; reasonId: ParticularId };
}
