import { addDays, addMonths, monthOf, startOfDay } from '../../domain/civil-date';
import type { Bed, Side } from '../bed/bed';
import { inParallel } from '../bed/parallel';
import type { BareSide } from '../bed/bare-side';
import type { OurSide } from '../bed/our-side';
import { FIRST_DUTIES, followUp, recordAsVisit, recordOneByOne, type OpenCase } from './acts';
import type { Figures, Measure, Stage } from './measure';

const AT_ONCE = 4;
const MONTHS = 12;

type OnCase = (one: OpenCase) => Promise<void>;

/** CPU seconds a case, of all processes and of each. */
async function perCase(bed: Bed, side: Side, count: number, work: () => Promise<void>): Promise<Figures> {
  const { total, byPart } = await bed.cpuOf(side, work);
  const parts = Object.entries(byPart).map(([part, seconds]) => [part, seconds / count] as const);
  return { seconds: total / count, ...Object.fromEntries(parts) };
}

/** Registers people, waits until their cases are open, and does something with each. */
async function live(ours: OurSide, count: number, seed: number, act: OnCase): Promise<OpenCase[]> {
  const caseIds: string[] = [];
  await inParallel(
    ours.people(count, seed),
    AT_ONCE,
    async (form) => void caseIds.push(await ours.register(form)),
  );
  const cases = await ours.untilOpen(caseIds);
  await inParallel(cases, AT_ONCE, act);
  return cases;
}

async function liveBare(bare: BareSide, count: number, acts: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(Array.from({ length: count }), AT_ONCE, async () => void ids.push(await bare.register()));
  await bare.untilCommitted(ids, 1);
  await inParallel(ids, AT_ONCE, async (id) => {
    for (let n = 0; n < acts; n++) await bare.act(id);
  });
  return ids;
}

const UNITS = { seconds: 's', api: 's', worker: 's', temporal: 's', postgres: 's', 'bare-worker': 's' };

function firstDays(
  name: string,
  how: string,
  acts: number,
  record: (stage: Stage, one: OpenCase) => Promise<void>,
): Measure {
  return {
    name,
    what: `CPU seconds of API, worker, Temporal and Postgres together for a case's intake, start and six first duties, ${how}. The bare engine: worker, Temporal and Postgres for an INSERT, a workflow start and as many Updates; whoever asks for them is not counted on either side.`,
    units: UNITS,
    targets: [],
    warmsUp: true,
    on(stage) {
      const { bed, ours, bare, quick } = stage;
      const count = quick ? 30 : 150;
      return Promise.resolve({
        ours: (round) =>
          perCase(
            bed,
            'ours',
            count,
            async () => void (await live(ours, count, round, (one) => record(stage, one))),
          ),
        bare: () => perCase(bed, 'bare', count, async () => void (await liveBare(bare, count, acts))),
      });
    },
  };
}

export const firstDaysOneByOne = firstDays(
  'first-days-one-by-one',
  'recorded one by one',
  FIRST_DUTIES.length,
  ({ ours }, one) => recordOneByOne(ours, one),
);

export const firstDaysAsVisit = firstDays(
  'first-days-as-visit',
  'recorded as one visit',
  1,
  ({ ours }, one) => recordAsVisit(ours, one),
);

/** More than a worker keeps in its memory, so that each month finds every case asleep. */
const CASES_A_YEAR = 320;

export const year: Measure = {
  name: 'year',
  what: `CPU seconds of all processes for a case's year of acts: intake, start, the first duties as one visit, twelve follow-ups, each in its month, ${CASES_A_YEAR} cases in turn so that each sleeps in between. API and worker read a clock that is moved on by a month at a time; servers, histories, database and everything else are real. What time itself does to a case twice in this year (R-65) is settled with the act after it instead of by a timer of its own. The bare engine: an INSERT, a workflow start and as many Updates.`,
  units: UNITS,
  targets: [{ figure: 'seconds', of: 'ours', atMost: 0.25 }],
  shifted: true,
  on({ bed, ours, bare, quick }) {
    const count = quick ? 20 : CASES_A_YEAR;
    return Promise.resolve({
      async ours(round) {
        let cases: OpenCase[] = [];
        await moveToNextMorning(bed);
        const start = ours.today;
        const figures = [
          await perCase(bed, 'ours', count, async () => {
            cases = await live(ours, count, round, (one) => recordAsVisit(ours, one));
          }),
        ];
        for (let month = 1; month <= MONTHS; month++) {
          await bed.moveClockTo(tenOn(`${monthOf(addMonths(start, month))}-12`));
          const on = ours.today;
          figures.push(
            await perCase(bed, 'ours', count, () =>
              inParallel(cases, AT_ONCE, (one) => followUp(ours, one, on)),
            ),
          );
        }
        return sumOf(figures);
      },
      bare: () =>
        perCase(bed, 'bare', count, async () => {
          const ids = await liveBare(bare, count, 1);
          for (let month = 1; month <= MONTHS; month++) await inParallel(ids, AT_ONCE, (id) => bare.act(id));
        }),
    });
  },
};

function tenOn(date: string): number {
  return Date.parse(startOfDay(date)) + 10 * 3_600_000;
}

/** The next day's morning, so that rounds do not share a day. */
function moveToNextMorning(bed: Bed): Promise<void> {
  const today = new Date(bed.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return bed.moveClockTo(tenOn(addDays(today, 1)));
}

function sumOf(all: readonly Figures[]): Figures {
  const sum: Figures = {};
  for (const figures of all) {
    for (const [name, value] of Object.entries(figures)) sum[name] = (sum[name] ?? 0) + value;
  }
  return sum;
}
