import type { MeasureResult, TargetResult } from './result';

const round = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();

function goal({ atLeast, atMost, of }: TargetResult): string {
  const bound = atLeast !== undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return of === 'ratio' ? `${bound} ×` : bound;
}

function targetCell(result: MeasureResult, figure: string): string {
  const own = result.targets.filter((target) => target.figure === figure);
  return own.map((target) => `${goal(target)}: ${target.met ? 'met' : '**missed**'}`).join(', ');
}

function rows(result: MeasureResult): string[] {
  return Object.entries(result.medians).map(([figure, { ours, bare, ratio }]) => {
    const unit = result.units[figure] ?? '';
    const cell = (value: number | undefined, end = unit) =>
      value === undefined ? '' : `${round(value)} ${end}`.trim();
    return `| ${[figure, cell(ours), cell(bare), cell(ratio, '×'), targetCell(result, figure)].join(' | ')} |`;
  });
}

function section(result: MeasureResult): string[] {
  const { measuredAt, commit, rounds, quick } = result;
  return [
    `## ${result.measure}`,
    '',
    result.what,
    '',
    '| figure | ours | bare engine | ratio | target |',
    '| --- | --- | --- | --- | --- |',
    ...rows(result),
    '',
    `Medians of ${rounds.length} round${rounds.length === 1 ? '' : 's'}, ${measuredAt.slice(0, 10)}, commit ${commit}.${quick ? ' Quick: too few cases to rely on.' : ''}`,
    '',
  ];
}

/** The page of results, as Markdown, from what was measured and nothing else. */
export function pageOf(results: readonly MeasureResult[]): string {
  const machine = results.at(-1)?.machine;
  if (!machine) throw new Error('nothing was measured');
  return [
    '# Results',
    '',
    'Written by `npm run bench`; see [../README.md](../README.md) for what it does. Each measure compares the system with the bare engine in the same run: the smallest workflow that commits as often, on the same Temporal server and PostgreSQL.',
    '',
    '| machine | |',
    '| --- | --- |',
    `| processor | ${machine.processor}, ${machine.cores} cores |`,
    `| memory | ${machine.memoryGiB} GiB |`,
    `| system | ${machine.platform} |`,
    `| Node.js, Temporal SDK | ${machine.node}, ${machine.temporalSdk} |`,
    `| Temporal server | ${machine.temporalServer} |`,
    `| PostgreSQL | ${machine.postgres} |`,
    '',
    ...results.flatMap(section),
  ].join('\n');
}
