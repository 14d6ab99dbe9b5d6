import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { residentMiB } from '../bed/process-figures';
import type { Figures, Measure } from './measure';
import { median } from './statistics';

const KIB = 1024;

export const serverBytes: Measure = {
  name: 'server-bytes',
  what: `What a sleeping case, just opened, takes in the Temporal server's database: the file's growth over a thousand of them. The bare engine: a workflow that has made its first commit and sleeps.`,
  units: { kib: 'KiB' },
  targets: [{ figure: 'kib', of: 'ratio', atMost: 1.3 }],
  on({ bed, ours, bare, quick }) {
    const count = quick ? 200 : 1_000;
    const growth = async (work: () => Promise<unknown>): Promise<Figures> => {
      const before = await bed.serverBytes();
      await work();
      return { kib: ((await bed.serverBytes()) - before) / count / KIB };
    };
    const ids = () => Array.from({ length: count }, () => randomUUID());
    return Promise.resolve({
      ours: () => growth(() => ours.startMany(ids(), new Date())),
      bare: () => growth(() => bare.startMany(ids().map(() => ({})))),
    });
  },
};

const SAMPLES = 10;
const BETWEEN_SAMPLES_MS = 2_000;
const PAGE = 1_000;

export const workerMemory: Measure = {
  name: 'worker-memory',
  what: `Resident memory of the worker with few and with many sleeping cases, all started by it: the median of ${SAMPLES} looks, ${BETWEEN_SAMPLES_MS / 1000} s apart, when it has nothing to do.`,
  units: { fewMiB: 'MiB', manyMiB: 'MiB', growth: '×' },
  targets: [{ figure: 'growth', of: 'ours', atMost: 1.15 }],
  rounds: 1,
  on({ bed, ours, quick }) {
    const [few, many] = quick ? [1_000, 2_000] : [1_000, 20_000];
    let asleep = 0;
    const until = async (count: number): Promise<number> => {
      for (; asleep < count; asleep += PAGE) {
        await ours.startMany(
          Array.from({ length: PAGE }, () => randomUUID()),
          new Date(),
        );
      }
      const looks: number[] = [];
      for (let n = 0; n < SAMPLES; n++) {
        await delay(BETWEEN_SAMPLES_MS);
        looks.push(residentMiB(bed.workerPid));
      }
      return median(looks);
    };
    return Promise.resolve({
      async ours() {
        const fewMiB = await until(few);
        const manyMiB = await until(many);
        return { fewMiB, manyMiB, growth: manyMiB / fewMiB };
      },
    });
  },
};
