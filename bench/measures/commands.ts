import { randomUUID } from 'node:crypto';
import type { Figures, Measure } from './measure';
import { quantile } from './statistics';

/** More than a worker keeps in its memory: going round them, it meets each case as after a month of sleep. */
const CASES = 400;
const AWAKE = 30;
const ACTS_AWAKE = 10;
const OUTCOME = { item: 'INFORMATION_SERVICE', answer: 'PROVIDED' };

async function latencies(cases: number, act: (n: number) => Promise<void>): Promise<Figures> {
  const asleep: number[] = [];
  for (let n = 0; n < cases; n++) asleep.push(await timeOf(() => act(n)));
  const awake: number[] = [];
  for (let n = 0; n < Math.min(AWAKE, cases / 4); n++) {
    await act(n);
    for (let again = 0; again < ACTS_AWAKE; again++) awake.push(await timeOf(() => act(n)));
  }
  return {
    asleepP50: quantile(asleep, 0.5),
    asleepP95: quantile(asleep, 0.95),
    awakeP50: quantile(awake, 0.5),
    awakeP95: quantile(awake, 0.95),
  };
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const commands: Measure = {
  name: 'commands',
  what: `One outcome after the other over HTTP, until it is answered: on ${CASES} cases in turn, which the worker does not keep in its memory (asleep: the usual case), and ${ACTS_AWAKE} on one case after the other (awake). The bare engine: an Update with one INSERT.`,
  units: { asleepP50: 'ms', asleepP95: 'ms', awakeP50: 'ms', awakeP95: 'ms' },
  targets: ['asleepP50', 'asleepP95', 'awakeP50', 'awakeP95'].map((figure) => ({
    figure,
    of: 'ratio',
    atMost: 1.6,
  })),
  warmsUp: true,
  async on({ ours, bare, quick }) {
    const ids = Array.from({ length: quick ? 40 : CASES }, () => randomUUID());
    await ours.startMany(ids, new Date());
    const cases = await ours.untilOpen(ids);
    const workflows = await bare.startMany(ids.map(() => ({})));
    return {
      ours: () =>
        latencies(cases.length, async (n) => {
          const one = cases[n] as (typeof cases)[number];
          one.version = await ours.act(one.caseId, 'services', one.version, { ...OUTCOME, on: ours.today });
        }),
      bare: () => latencies(workflows.length, (n) => bare.act(workflows[n] as string)),
    };
  },
};
