import { setTimeout as delay } from 'node:timers/promises';
import { verify } from '../../audit/verify';
import { SeededRandom } from '../../local/seeded-random';
import { connectTo, type Connected } from '../support/connected';
import { eventually } from '../support/eventually';
import { Load, MANNERS } from '../support/load';
import {
  expectNothingLostNorTwice,
  expectOneWorkflowEach,
  expectProcessInStep,
  untilAllStarted,
} from '../support/nothing-lost';
import { RunningSystem } from '../support/running-system';
import { faultsOf } from './faults';
import { faultSeeds } from './seeds';

/** Of the durations; in full in `npm run test:faults`. */
const SCALE = Number(process.env['BANGFU_FAULT_SCALE'] ?? '0.05');

/** Between two faults so many people more are registered and helped: one to this many. */
const HELPED_BETWEEN = 12;

describe.each(faultSeeds())('faults at random moments under load, seed %d', (seed) => {
  jest.setTimeout(60 * 60_000);
  const random = new SeededRandom(seed);
  const told: string[] = [];
  let system: RunningSystem;
  let load: Load;
  let connected: Connected | undefined;

  beforeAll(async () => {
    system = await RunningSystem.start();
    load = new Load(system, `seed-${seed}`, () => random.pick(MANNERS));
    let over = false;
    const failed = new AbortController();
    const loading = load.run(() => !over && !failed.signal.aborted);
    const faults = happen(failed.signal).finally(() => (over = true));
    loading.catch(() => failed.abort());
    await Promise.all([loading, faults]);
    connected = await connectTo(system);
    await untilAllStarted(connected.pool);
  });

  afterAll(async () => {
    console.log(`seed ${seed}: ${[...told, `${load.people.length} people helped`].join('; ')}`);
    await connected?.close();
    await system.stop();
    system.removeData();
  });

  /** One fault after the other, each after a random part of the work; the next not before the last is over. */
  async function happen(failed: AbortSignal): Promise<void> {
    for (const fault of faultsOf(system, random, SCALE)) {
      const until = load.people.length + random.between(1, HELPED_BETWEEN);
      await eventually(() => {
        if (load.people.length < until && !failed.aborted)
          throw new Error(`nobody is helped before: ${fault.name}`);
        return Promise.resolve();
      }, 600_000);
      if (failed.aborted) return;
      await delay(random.between(0, 500));
      told.push(fault.name);
      await fault.happen();
    }
  }

  function parts(): Connected {
    if (!connected) throw new Error('the system is not running');
    return connected;
  }

  it('every accepted registration has exactly one case, whose one workflow runs', async () => {
    await expectOneWorkflowEach(parts().pool, parts().client, load.people);
  });

  it('what was accepted stands once with the facts that were answered; what was refused does not stand', async () => {
    for (const person of load.people) await expectNothingLostNorTwice(parts().pool, person);
  });

  it('every process knows what its ledger knows', async () => {
    for (const person of load.people) await expectProcessInStep(parts().pool, parts().client, person);
  });

  it('verify is clean', async () => {
    const { differences, unchecked, checked } = await verify(parts().pool, parts().client);
    expect({ differences, unchecked }).toEqual({ differences: [], unchecked: [] });
    expect(checked).toMatchObject({ cases: load.people.length, workflows: load.people.length });
  });
});
