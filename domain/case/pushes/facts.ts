import type { CivilDate } from '../../civil-date';
import type { DeclineReason, PushResultKind } from '../../push-result';

export interface PushFacts {
  /** 回访求职结果; the day from which the call was owed stands with it. */
  PushResultRecorded: {
    reference: string;
    pushedOn: CivilDate;
    on: CivilDate;
    result: PushResultKind;
    reason?: DeclineReason;
    noteId?: string;
  };
  /** The push itself was entered wrongly: there is nothing to ask about. */
  PushWithdrawn: { reference: string };
}
