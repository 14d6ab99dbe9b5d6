import { inParallel } from '../bed/parallel';
import type { Figures, Measure } from './measure';

const AT_ONCE = 8;

async function perSecond(count: number, work: () => Promise<void>): Promise<Figures> {
  const began = performance.now();
  await work();
  return { perSecond: (count * 1000) / (performance.now() - began) };
}

export const registrations: Measure = {
  name: 'registrations',
  what: `Registrations over HTTP, ${AT_ONCE} at once, until every case's tasks stand in the queues: two commits each, the registration's and the opening's. The bare engine: an INSERT, a workflow start, the workflow's first INSERT.`,
  units: { perSecond: '/s' },
  targets: [{ figure: 'perSecond', of: 'ratio', atLeast: 0.6 }],
  warmsUp: true,
  on({ ours, bare, quick }) {
    const people = quick ? 80 : 400;
    return Promise.resolve({
      ours(round) {
        const forms = ours.people(people, round);
        return perSecond(people, async () => {
          const caseIds: string[] = [];
          await inParallel(forms, AT_ONCE, async (form) => void caseIds.push(await ours.register(form)));
          await ours.untilOpen(caseIds);
        });
      },
      bare: () =>
        perSecond(people, async () => {
          const ids: string[] = [];
          const each = Array.from({ length: people });
          await inParallel(each, AT_ONCE, async () => void ids.push(await bare.register()));
          await bare.untilCommitted(ids, 1);
        }),
    });
  },
};
