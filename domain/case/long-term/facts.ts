import type { CivilDate } from '../../civil-date';

export interface LongTermFacts {
  /** When the person will have been registered for so many months. */
  LongTermPlanned: { months: number; on: CivilDate };
  LongTermReached: { months: number; on: CivilDate };
  RecordRefreshed: { on: CivilDate; noteId?: string };
}
