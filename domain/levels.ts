import type { TaskKind } from './case/task';
import type { ClauseId } from './clauses';
import type { HardshipCategory } from './hardship/categories';

/** Ⅰ级 for everybody registered, Ⅱ级 with certified hardship. */
export type Level = 'I' | 'II';

/** The level of a person follows from what is certified and from nothing else. */
export function levelFor(certified: readonly HardshipCategory[]): Level {
  return certified.length > 0 ? 'II' : 'I';
}

/** What a change of level brings. Registration, basic help and what was given under it stay as they are. */
export interface LevelChange {
  from: Level;
  to: Level;
  clauses: readonly ClauseId[];
  opens: readonly TaskKind[];
  withdraws: readonly TaskKind[];
  /** The group whose cadence follow-up now takes, while the person is unemployed. */
  cadence: 'hardship' | 'general';
}

/** the basic package is not given again when it was given already, so no task of it is opened. */
const RAISED: LevelChange = {
  from: 'I',
  to: 'II',
  clauses: ['R-25', 'R-34'],
  opens: ['PLAN'],
  withdraws: [],
  cadence: 'hardship',
};

/** leaving Level II leaves nobody without help. */
const LOWERED: LevelChange = {
  from: 'II',
  to: 'I',
  clauses: ['A-17'],
  opens: [],
  withdraws: ['PLAN'],
  cadence: 'general',
};

/**
 * How the level changes with the certified categories, or undefined where it stays: a second category raises nobody
 * again, and the end of one lowers nobody while another holds.
 */
export function levelChange(
  before: readonly HardshipCategory[],
  after: readonly HardshipCategory[],
): LevelChange | undefined {
  const to = levelFor(after);
  if (levelFor(before) === to) return undefined;
  return to === 'II' ? RAISED : LOWERED;
}
