import { randomUUID } from 'node:crypto';
import { residentMiB } from '../bed/process-figures';
import type { Figures, Measure } from './measure';
import { lineThrough, type Point } from './statistics';

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

const PAGE = 1_000;

export const workerMemory: Measure = {
  name: 'worker-memory',
  what: `Resident memory of the worker while sleeping cases become many, all started by it: a look after each thousand of them, and a line through all looks (Theil and Sen's: the median of the slopes between any two), read where they are few and where they are many. A single look says little: V8's heap is anywhere between two collections of its garbage.`,
  units: { fewMiB: 'MiB', manyMiB: 'MiB', growth: '×', leastMiB: 'MiB', mostMiB: 'MiB' },
  targets: [{ figure: 'growth', of: 'ours', atMost: 1.15 }],
  rounds: 1,
  on({ bed, ours, quick }) {
    const many = quick ? 3_000 : 20_000;
    return Promise.resolve({
      async ours() {
        const looks: Point[] = [];
        for (let asleep = PAGE; asleep <= many; asleep += PAGE) {
          await ours.startMany(
            Array.from({ length: PAGE }, () => randomUUID()),
            new Date(),
          );
          looks.push([asleep, residentMiB(bed.workerPid)]);
        }
        const line = lineThrough(looks);
        const [fewMiB, manyMiB] = [line(PAGE), line(many)];
        const all = looks.map(([, mib]) => mib);
        return {
          fewMiB,
          manyMiB,
          growth: manyMiB / fewMiB,
          leastMiB: Math.min(...all),
          mostMiB: Math.max(...all),
        };
      },
    });
  },
};
