import { randomUUID } from 'node:crypto';
import { decideOpening } from '../../domain/case/decide';
import { evolve, newCase } from '../../domain/case/evolve';
import { nextWake } from '../../domain/case/wake';
import { addDays, civilDateOf, startOfDay } from '../../domain/civil-date';
import { addWorkingDays } from '../../domain/working-days';
import { readRulesInForce } from '../../prisma/rules-in-force';
import { spread } from '../../workflows/spread';
import { untilCount } from '../bed/parallel';
import type { Figures, Measure, Stage } from './measure';

const WITHIN_MS = 60_000;
const TRIAL = 200;

/** An id whose share of the night's spread is the first minute: with 5,000 of them, 5,000 cases fall due in it. */
function earlyId(): string {
  for (;;) {
    const id = randomUUID();
    if (spread(id) < WITHIN_MS) return id;
  }
}

/**
 * How long before their instant cases have to be begun, in milliseconds: measured, and doubled, because all have to
 * sleep before the first falls due, and the server starts them more slowly in a later round, when it keeps thousands.
 */
async function leadFor(count: number, start: (count: number) => Promise<unknown>): Promise<number> {
  const began = Date.now();
  await start(TRIAL);
  return Math.round(((Date.now() - began) / TRIAL) * count * 2) + 30_000;
}

async function rateFrom(dueAt: number, count: number, woken: () => Promise<number>): Promise<Figures> {
  if (Date.now() >= dueAt) throw new Error('not everybody slept before the first fell due');
  await untilCount(count, woken);
  return { perSecond: (count * 1000) / (Date.now() - dueAt) };
}

export const wakeUps: Measure = {
  name: 'wake-ups',
  what: `5,000 cases whose first rung comes in the same minute, from the first one's instant to the last one's commit. The bare engine: 5,000 timers in one minute, an INSERT each. (5,000 in one minute are 83 a second: neither side can be faster.)`,
  units: { perSecond: '/s' },
  targets: [{ figure: 'perSecond', of: 'ratio', atLeast: 0.7 }],
  shifted: true,
  async on(stage) {
    const { bed, ours, bare, quick } = stage;
    const count = quick ? 500 : 5_000;
    const startOurs = async (n: number, registeredAt = new Date(bed.clock.now())) => {
      const ids = Array.from({ length: n }, earlyId);
      await ours.startMany(ids, registeredAt);
      return ids;
    };
    const startBare = (n: number, wakeAt?: number) => {
      const at = (k: number) => (wakeAt === undefined ? {} : { wakeAt: wakeAt + (k * WITHIN_MS) / n });
      return bare.startMany(Array.from({ length: n }, (_, k) => at(k)));
    };
    const leads = { ours: await leadFor(count, startOurs), bare: await leadFor(count, startBare) };
    return {
      async ours() {
        const { registeredAt, rung } = await nextRung(stage);
        await bed.moveClockTo(rung - leads.ours);
        const dueAt = bed.clock.realInstantOf(rung);
        const ids = await startOurs(count, registeredAt);
        return rateFrom(dueAt, count, async () => {
          const { rows } = await bed.db.query<{ n: number }>(
            `SELECT count(*)::int AS n FROM cases WHERE next_due_at > $2 AND id = ANY ($1)`,
            [ids, new Date(rung)],
          );
          return rows[0]?.n ?? 0;
        });
      },
      async bare() {
        const dueAt = Date.now() + leads.bare;
        const ids = await startBare(count, dueAt);
        return rateFrom(dueAt, count, async () => {
          await bare.untilCommitted(ids, 2);
          return count;
        });
      },
    };
  },
};

/** A registration some days from now, and the instant at which time first does something to its case. */
async function nextRung({ bed }: Stage): Promise<{ registeredAt: Date; rung: number }> {
  const now = new Date(bed.clock.now()).toISOString();
  const ask = async <T>(sql: string, values: readonly unknown[]) =>
    (await bed.db.query(sql, [...values])).rows as T[];
  const rules = await readRulesInForce(ask, civilDateOf(now));
  if (!rules) throw new Error('there are no rules');
  const registeredOn = addWorkingDays(rules.calendar, addDays(civilDateOf(now), 7), 1).date;
  const registeredAt = new Date(Date.parse(startOfDay(registeredOn)) + 10 * 3_600_000);
  const at = registeredAt.toISOString();
  const input = {
    caseId: randomUUID(),
    registeredAt: at,
    registeredOn,
    orgCode: '411002',
    classes: ['JOB' as const],
  };
  const facts = decideOpening(input, { orgCode: '411002', staffId: randomUUID() }, { ...rules, at });
  const rung = nextWake(facts.reduce(evolve, newCase(input.caseId)), at);
  if (!rung) throw new Error('time never does anything to a new case');
  return { registeredAt, rung: Date.parse(rung) };
}
