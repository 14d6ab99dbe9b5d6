import { startReaper, type Reaper } from '../../local/reaper';
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
import { testServers } from '../support/servers';
import { killNode, startNode, type NodePlan } from './support/cluster-node';

const PEOPLE = 120;
const [FIRST, SECOND] = nodes();

function nodes(): [NodePlan, NodePlan] {
  const [first, second] = testServers().cluster?.nodes ?? [];
  if (!first || !second) throw new Error('there is no cluster: npm run test:cluster');
  return [first, second];
}

describe('a cluster of two server processes, one of them killed half way under load', () => {
  let system: RunningSystem;
  let connected: Connected;
  let load: Load;
  let reaper: Reaper;
  const told: string[] = [];

  beforeAll(async () => {
    reaper = startReaper();
    system = await RunningSystem.start();
    load = new Load(system, 'cluster');
  });

  afterAll(async () => {
    console.log(told.join('\n'));
    await connected?.close();
    await system.stop();
    system.removeData();
  });

  /** Runs the load while `meanwhile` happens; nobody is helped beyond `upTo`. */
  async function helpUpTo(
    upTo: number,
    meanwhile: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const began = Date.now();
    const before = load.people.length;
    await Promise.all([load.run((begun) => begun < upTo), meanwhile()]);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    told.push(`${load.people.length - before} people helped in ${seconds} s`);
  }

  async function untilHelped(people: number): Promise<void> {
    await eventually(() => {
      if (load.people.length < people) throw new Error('not yet');
      return Promise.resolve();
    }, 600_000);
  }

  it('takes a third of the people with both', async () => {
    await helpUpTo(PEOPLE / 3);
    expect(load.people).toHaveLength(PEOPLE / 3);
  }, 600_000);

  it('loses one with kill -9 while a third is under way, and the work goes on with the other', async () => {
    await helpUpTo((2 * PEOPLE) / 3, async () => {
      await untilHelped(PEOPLE / 2);
      killNode(FIRST);
    });
    expect(load.people).toHaveLength((2 * PEOPLE) / 3);
  }, 900_000);

  it('has it back while the last third is under way, and loses the other, which comes back too', async () => {
    await helpUpTo(PEOPLE, async () => {
      await restart(FIRST);
      await untilHelped((5 * PEOPLE) / 6);
      killNode(SECOND);
    });
    await restart(SECOND);
    expect(load.people).toHaveLength(PEOPLE);
  }, 900_000);

  async function restart(node: NodePlan): Promise<void> {
    reaper.entrustProcess((await startNode(node)).pid ?? 0, 'SIGTERM');
  }

  it('has one running workflow for every accepted registration', async () => {
    connected = await connectTo(system);
    await untilAllStarted(connected.pool);
    await expectOneWorkflowEach(connected.pool, connected.client, load.people);
  }, 600_000);

  it('has lost no fact, and none stands twice', async () => {
    for (const person of load.people) await expectNothingLostNorTwice(connected.pool, person);
    for (const person of load.people) await expectProcessInStep(connected.pool, connected.client, person);
    const facts = await connected.pool.query<{ count: string }>(`SELECT count(*) FROM facts`);
    const commands = load.people.flatMap(({ accepted }) => accepted).length;
    told.push(
      `${PEOPLE} cases, ${commands} commands, ${facts.rows[0]?.count} facts; two nodes killed, nothing lost or twice`,
    );
  }, 600_000);
});
