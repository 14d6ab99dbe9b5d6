import type { CivilDate } from '../../civil-date';
import type { HitFinding, SignKind } from '../../comparison-hit';

/** A sign that the person is at work, draws a pension or is dead, with what verifying it came to. The latest of its kind. */
export interface Sign {
  kind: SignKind;
  on: CivilDate;
  /** Of a comparison: the batch that it came with. */
  batchId?: string;
  finding?: HitFinding;
}

/** What comparisons, and the person, said against being unemployed. */
export interface SignState {
  /** At most one a kind. */
  signs: Sign[];
  /** 督促就业登记: since when, and the last day in time. */
  urging?: { on: CivilDate; registerBy: CivilDate };
}

/** Whether nobody has said that a sign is of somebody else, or no longer true. */
export function stands({ finding }: Sign): boolean {
  return finding === undefined || finding === 'CONFIRMED';
}
