import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Figures, Measure, Target } from '../measures/measure';
import { median } from '../measures/statistics';
import type { Machine } from './machine';

export interface Round {
  ours: Figures;
  bare?: Figures;
}

export interface TargetResult extends Target {
  value: number;
  met: boolean;
}

/** What stands in `bench/results/<measure>.json`. */
export interface MeasureResult {
  measure: string;
  what: string;
  units: Readonly<Record<string, string>>;
  measuredAt: string;
  commit: string;
  quick: boolean;
  machine: Machine;
  rounds: Round[];
  /** Medians of all rounds; the ratio is the median of the rounds' own ratios. */
  medians: Record<string, { ours: number; bare?: number; ratio?: number }>;
  targets: TargetResult[];
}

type Origin = Pick<MeasureResult, 'measuredAt' | 'commit' | 'quick' | 'machine'>;

export function resultOf(
  { name, what, units, targets }: Measure,
  rounds: Round[],
  origin: Origin,
): MeasureResult {
  const medians = mediansOf(rounds);
  return {
    measure: name,
    what,
    units,
    ...origin,
    rounds,
    medians,
    targets: targets.map((target) => judge(target, medians)),
  };
}

function mediansOf(rounds: readonly Round[]): MeasureResult['medians'] {
  const ofOurs = Object.keys(rounds[0]?.ours ?? {}).map((figure) => {
    const ours = median(rounds.map((round) => round.ours[figure] ?? NaN));
    if (rounds[0]?.bare?.[figure] === undefined) return [figure, { ours }] as const;
    const bare = median(rounds.map((round) => round.bare?.[figure] ?? NaN));
    const ratio = median(rounds.map((round) => (round.ours[figure] ?? NaN) / (round.bare?.[figure] ?? NaN)));
    return [figure, { ours, bare, ratio }] as const;
  });
  const onlyBare = Object.keys(rounds[0]?.bare ?? {}).filter(
    (figure) => rounds[0]?.ours[figure] === undefined,
  );
  const ofBare = onlyBare.map(
    (figure) =>
      [figure, { ours: 0, bare: median(rounds.map((round) => round.bare?.[figure] ?? NaN)) }] as const,
  );
  return Object.fromEntries([...ofOurs, ...ofBare]);
}

function judge(target: Target, medians: MeasureResult['medians']): TargetResult {
  const value = medians[target.figure]?.[target.of] ?? NaN;
  const { atLeast = -Infinity, atMost = Infinity } = target;
  return { ...target, value, met: value >= atLeast && value <= atMost };
}

export function writeResult(folder: string, result: MeasureResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${result.measure}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** All results in the folder, in the order of `names`. */
export function readResults(folder: string, names: readonly string[]): MeasureResult[] {
  const there = new Set(readdirSync(folder));
  return names
    .filter((name) => there.has(`${name}.json`))
    .map((name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as MeasureResult);
}
