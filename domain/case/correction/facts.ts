import type { CivilDate } from '../../civil-date';
import type { FollowUpFacts } from '../follow-up/facts';
import type { LongTermFacts } from '../long-term/facts';
import type { PushFacts } from '../pushes/facts';
import type { ServiceFacts } from '../services/facts';
import type { VisitFacts } from '../visit/facts';

/** Entries that say what somebody did; what follows from a decision has a remedy of its own (objection, review). */
type CorrectableFacts = Pick<ServiceFacts, 'ServiceRecorded'> &
  Pick<FollowUpFacts, 'FollowUpRecorded' | 'ContactAttempted'> &
  Pick<VisitFacts, 'ContactMade'> &
  Pick<LongTermFacts, 'RecordRefreshed'> &
  Pick<PushFacts, 'PushResultRecorded'>;

export const CORRECTABLE_KINDS = [
  'ServiceRecorded',
  'FollowUpRecorded',
  'ContactAttempted',
  'ContactMade',
  'RecordRefreshed',
  'PushResultRecorded',
] as const satisfies readonly (keyof CorrectableFacts)[];

export type CorrectableKind = (typeof CORRECTABLE_KINDS)[number];

/** An entry as it stands in the ledger. */
export type CorrectableEntry = {
  [K in CorrectableKind]: { kind: K; seq: number; data: CorrectableFacts[K] };
}[CorrectableKind];

export const CORRECTION_REASONS = [
  'NOT_DONE',
  'OTHER_PERSON',
  'OTHER_DATE',
  'OTHER_CONTENT',
  'DUPLICATE',
] as const;
/** 更正原因: 未实际办理, 记错人, 日期有误, 内容有误, 重复记录. */
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

export interface CorrectionFacts {
  /** 更正: an entry was wrong and counts no more. It stays in the ledger; what is right is entered anew. */
  EntryCorrected: {
    seq: number;
    kind: CorrectableKind;
    reason: CorrectionReason;
    noteId: string;
    /** Of a vacancy's result: which one it was. */
    reference?: string;
    /** A refusal that there was not. */
    declined?: true;
    /** Of a follow-up that had counted. */
    period?: string;
    /** The last contact that stands without the entry. */
    lastContactOn?: CivilDate;
  };
  TaskProgressWithdrawn: { taskId: string; item: string; reference: string };
}
