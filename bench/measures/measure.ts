import type { BareSide } from '../bed/bare-side';
import type { Bed } from '../bed/bed';
import type { OurSide } from '../bed/our-side';

/** Where a measure is taken: all its rounds on the same servers. */
export interface Stage {
  bed: Bed;
  ours: OurSide;
  bare: BareSide;
  /** Smaller, to see that everything works; its figures say little. */
  quick: boolean;
}

/** Figures of one side in one round, by name. */
export type Figures = Record<string, number>;

/** One side's turn in a round: 1, 2, …, and 0 to warm up. Also the seed of the people in it. */
type Turn = (round: number) => Promise<Figures>;

/** What has to hold of the medians of all rounds: of ours divided by the bare engine's, or of ours alone. */
export interface Target {
  figure: string;
  of: 'ratio' | 'ours';
  atLeast?: number;
  atMost?: number;
}

export interface Measure {
  name: string;
  /** What is measured and how, for the page of results. */
  what: string;
  units: Readonly<Record<string, string>>;
  targets: readonly Target[];
  /** Whether it lives through months: API and worker then read a clock that can be moved. */
  shifted?: boolean;
  /**
   * Whether both sides first have a turn that is not counted. V8 compiles what has run often enough: the first hundreds
   * of acts of a process cost a fifth to a quarter more than all that follow.
   */
  warmsUp?: boolean;
  /** Rounds, where fewer than asked for say enough. */
  rounds?: number;
  /** Prepares what all rounds share. */
  on: (stage: Stage) => Promise<{ ours: Turn; bare?: Turn }>;
}
