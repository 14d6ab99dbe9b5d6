import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { HouseholdState } from '../../domain/household-case/state';
import { GET_STATE_QUERY } from '../../workflows/messages';
import { CaseWorld } from '../support/case-world';
import { eventually } from '../support/eventually';
import { TEST_CONVERTER } from '../support/payload-keys';
import { testServers } from '../support/servers';

/** More than a decision's instant may lie behind. */
const ASLEEP_MS = 35_000;

describe('a sleeping process that is asked a question while something comes for it', () => {
  let world: CaseWorld;
  let connection: Connection;
  let nativeConnection: NativeConnection;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    const { temporalAddress: address, temporalNamespace: namespace } = testServers();
    connection = await Connection.connect({ address });
    nativeConnection = await NativeConnection.connect({ address });
    world = await CaseWorld.start({
      client: new Client({ connection, namespace, dataConverter: TEST_CONVERTER }),
      nativeConnection,
      namespace,
    });
  });
  afterAll(async () => {
    await world.stop();
    await nativeConnection.close();
    await connection.close();
  });

  /** A household whose process has heard of one member, with the news of a second on its way. */
  class SleepingHousehold {
    readonly id = randomUUID();
    readonly handle = world.household(this.id);

    static async start(): Promise<SleepingHousehold> {
      const household = new SleepingHousehold();
      const [first, second] = [await world.register(today), await world.register(today)];
      await (await first.opened()).does('joinHousehold', { householdId: household.id });
      await world.relayHouseholds();
      await eventually(async () => {
        expect(await household.instants()).not.toEqual([]);
      });
      await (await second.opened()).does('joinHousehold', { householdId: household.id });
      return household;
    }

    /** When its facts were decided, in milliseconds. */
    async instants(): Promise<number[]> {
      const { rows } = await world.pool.query<{ at: Date }>(
        'SELECT at FROM household_facts WHERE household_id = $1 ORDER BY seq',
        [this.id],
      );
      return rows.map(({ at }) => at.getTime());
    }

    state(): Promise<HouseholdState> {
      return this.handle.query<HouseholdState>(GET_STATE_QUERY);
    }
  }

  it('acts at the present instant, not at that of its last task', async () => {
    // Which of the two a worker takes up first is for the engine to say: of several, some meet it so, and some so.
    const households = await Promise.all(Array.from({ length: 6 }, () => SleepingHousehold.start()));
    const slept = Date.now();
    await eventually(async () => {
      await Promise.resolve();
      expect(Date.now()).toBeGreaterThan(slept + ASLEEP_MS);
    });

    const answers: Promise<unknown>[] = [];
    let told = 0;
    await world.restartWorker({}, async () => {
      for (const household of households) answers.push(household.state().catch(() => undefined));
      told = Date.now();
      await world.relayHouseholds();
    });
    await Promise.all(answers);
    for (const household of households) {
      const [, second] = await eventually(async () => {
        const instants = await household.instants();
        expect(instants.length).toBeGreaterThan(1);
        return instants;
      });
      expect(second).toBeGreaterThanOrEqual(told);
      expect((await household.state()).members).toHaveLength(2);
    }
  });
});
