import type { CivilDate } from '../../civil-date';

export interface RepeatFacts {
  /** 再次失业重点帮扶: from registration to the end of the last focused month. */
  FocusBegan: { previousCaseId: string; until: CivilDate };
}
