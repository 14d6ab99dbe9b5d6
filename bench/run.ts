import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '../prisma/project-root';
import { BareSide } from './bed/bare-side';
import { Bed } from './bed/bed';
import { OurSide } from './bed/our-side';
import { commands } from './measures/commands';
import { firstDaysAsVisit, firstDaysOneByOne, year } from './measures/cpu';
import type { Measure } from './measures/measure';
import { registrations } from './measures/registrations';
import { serverBytes, workerMemory } from './measures/sleeping';
import { wakeUps } from './measures/wake-ups';
import { describeMachine } from './report/machine';
import { pageOf } from './report/page';
import { readResults, resultOf, writeResult, type Round } from './report/result';

const MEASURES: readonly Measure[] = [
  registrations,
  commands,
  firstDaysOneByOne,
  firstDaysAsVisit,
  year,
  serverBytes,
  wakeUps,
  workerMemory,
];

const HELP = `npm run bench -- [--only NAME]... [--rounds N] [--quick] [--out FOLDER]

  --only NAME    one measure (several times: several): ${MEASURES.map(({ name }) => name).join(', ')}
  --rounds N     rounds of each, at least 1; 3 unless told
  --quick        few cases, one round: to see that everything works
  --out FOLDER   where the results go; bench/results unless told
  --profile FOLDER  where API and worker leave V8's profiles of their CPU time, which is higher for it`;

async function take(
  measure: Measure,
  { rounds, quick, profile }: { rounds: number; quick: boolean; profile?: string | undefined },
): Promise<Round[]> {
  const bed = await Bed.make({ shifted: measure.shifted ?? false, profile });
  try {
    const [ours, bare] = [await OurSide.of(bed), new BareSide(bed)];
    const sides = await measure.on({ bed, ours, bare, quick });
    const taken: Round[] = [];
    if (measure.warmsUp) {
      await sides.ours(0);
      await sides.bare?.(0);
    }
    for (let round = 1; round <= (measure.rounds ?? rounds); round++) {
      const figures: Round = { ours: await sides.ours(round) };
      if (sides.bare) figures.bare = await sides.bare(round);
      console.log(`  round ${round}: ${JSON.stringify(figures)}`);
      taken.push(figures);
    }
    return taken;
  } finally {
    await bed.clear();
  }
}

/** The commit that is measured, and whether anything but results has been changed since. */
function commitOf(): string {
  const git = (...args: string[]) =>
    spawnSync('git', args, { cwd: projectRoot(), encoding: 'utf8' }).stdout.trim();
  const commit = git('rev-parse', '--short', 'HEAD');
  const changed = git('status', '--porcelain', '--', '.', ':!bench/results');
  return commit ? `${commit}${changed && '-dirty'}` : 'unknown';
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: path.join(projectRoot(), 'bench', 'results') },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const { quick, out, only, profile } = values;
  if (profile) mkdirSync(profile, { recursive: true });
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  const unknown = only?.filter((name) => !MEASURES.some((measure) => measure.name === name)) ?? [];
  if (unknown.length > 0 || !(rounds >= 1)) throw new Error(HELP);
  const origin = { commit: commitOf(), quick, machine: await describeMachine() };
  for (const measure of MEASURES.filter(({ name }) => !only || only.includes(name))) {
    console.log(measure.name);
    const taken = await take(measure, { rounds, quick, profile });
    const result = resultOf(measure, taken, { ...origin, measuredAt: new Date().toISOString() });
    writeResult(out, result);
    for (const { figure, value, met } of result.targets)
      console.log(`  ${figure} ${value.toFixed(3)}: ${met ? 'met' : 'missed'}`);
  }
  const page = path.join(out, 'README.md');
  const text = pageOf(
    readResults(
      out,
      MEASURES.map(({ name }) => name),
    ),
  );
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
