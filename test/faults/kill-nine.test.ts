import { connectTo, type Connected } from '../support/connected';
import { eventually } from '../support/eventually';
import { Load } from '../support/load';
import {
  expectNothingLostNorTwice,
  expectOneWorkflowEach,
  expectProcessInStep,
  untilAllStarted,
} from '../support/nothing-lost';
import { RunningSystem } from '../support/running-system';

const PEOPLE = 200;

describe('kill -9 of every process that the supervisor keeps, in turn, under load', () => {
  jest.setTimeout(20 * 60_000);
  let system: RunningSystem;
  let connected: Connected | undefined;
  let load: Load;
  let loaded = false;

  beforeAll(async () => {
    system = await RunningSystem.start();
    load = new Load(system, 'load');
    const loading = load.run((begun) => begun < PEOPLE).finally(() => (loaded = true));
    await Promise.all([loading, kills()]);
    connected = await connectTo(system);
    await untilAllStarted(connected.pool);
  });

  afterAll(async () => {
    await connected?.close();
    await system.stop();
    system.removeData();
  });

  async function kills(): Promise<void> {
    const turns = [...system.processes, ...system.processes];
    for (const [turn, name] of turns.entries()) {
      await eventually(() => {
        if (!loaded && load.people.length < ((turn + 0.5) * PEOPLE) / (turns.length + 1))
          throw new Error('not yet');
        return Promise.resolve();
      }, 600_000);
      await system.killHard(name);
    }
  }

  function parts(): Connected {
    if (!connected) throw new Error('the system is not running');
    return connected;
  }

  it('every accepted registration has exactly one case, whose one workflow runs', async () => {
    expect(load.people).toHaveLength(PEOPLE);
    await expectOneWorkflowEach(parts().pool, parts().client, load.people);
  });

  it('no fact is lost and none stands twice', async () => {
    for (const person of load.people) await expectNothingLostNorTwice(parts().pool, person);
  });

  it('the state folded from the ledger is the workflow’s own', async () => {
    for (const person of load.people) await expectProcessInStep(parts().pool, parts().client, person);
  });

  it('after kill -9 of the supervisor the next start goes on with everything', async () => {
    await system.killSupervisor();
    await parts().close();
    system = await RunningSystem.start(system);
    connected = await connectTo(system);
    const after = new Load(system, 'after');
    await after.run((begun) => begun < 1);
    await untilAllStarted(parts().pool);
    await expectOneWorkflowEach(parts().pool, parts().client, [...load.people, ...after.people]);
    for (const person of after.people) await expectNothingLostNorTwice(parts().pool, person);
  });
});
