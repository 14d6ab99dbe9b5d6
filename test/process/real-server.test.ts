import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { CaseWorld } from '../support/case-world';
import { testServers } from '../support/servers';

describe('a case on the real engine, its clock not skipped', () => {
  let world: CaseWorld;
  let connection: Connection;
  let nativeConnection: NativeConnection;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    const { temporalAddress: address, temporalNamespace: namespace } = testServers();
    connection = await Connection.connect({ address });
    nativeConnection = await NativeConnection.connect({ address });
    world = await CaseWorld.start({
      client: new Client({ connection, namespace }),
      nativeConnection,
      namespace,
    });
  });

  afterAll(async () => {
    await world.stop();
    await nativeConnection.close();
    await connection.close();
  });

  it('starts with seven history events in one workflow task', async () => {
    const person = await (await world.register(today)).opened();
    const { events } = await person.handle.fetchHistory();
    console.log(events?.map((e) => e.eventType));
    expect(events).toHaveLength(7);
    await person.does('recordContactAttempt', { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' });
    const h2 = await person.handle.fetchHistory();
    console.log(h2.events?.length);
    expect(await person.foldedState()).toEqual(await person.state());
  });
});
