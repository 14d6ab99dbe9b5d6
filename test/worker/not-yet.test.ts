import { Client, Connection, ServiceError } from '@temporalio/client';
import { onceAble } from '../../temporal/not-yet';
import { testServers } from '../support/servers';

/** A moment that has passed: the engine's answer is late whatever the machine does. */
const TOO_SOON = 0;

describe('an engine that cannot answer yet', () => {
  let connection: Connection;
  let client: Client;
  let asked = 0;

  beforeAll(async () => {
    const { temporalAddress: address, temporalNamespace: namespace } = testServers();
    connection = await Connection.connect({ address });
    client = new Client({ connection, namespace });
  });
  afterAll(() => connection.close());
  beforeEach(() => {
    asked = 0;
  });

  const describeAs = (scheduleId: string) => {
    asked += 1;
    return client.schedule.getHandle(scheduleId).describe();
  };
  const listSchedules = async (query?: string) => {
    asked += 1;
    for await (const schedule of client.schedule.list(query === undefined ? {} : { query })) void schedule;
    return 'answered';
  };

  it('is asked again when an answer did not come in time', async () => {
    const lateTwice = () =>
      asked < 2 ? client.withDeadline(TOO_SOON, () => describeAs('nothing')) : listSchedules();
    await expect(onceAble<unknown>(lateTwice)).resolves.toBe('answered');
    expect(asked).toBe(3);
  });

  it('is not asked for longer than it was given', async () => {
    const late = () => client.withDeadline(TOO_SOON, () => describeAs('nothing'));
    await expect(onceAble(late, 0)).rejects.toBeInstanceOf(ServiceError);
    expect(asked).toBe(1);
  });

  it('is not asked again when its answer is that the question was wrong', async () => {
    await expect(onceAble(() => listSchedules('no such question'))).rejects.toThrow(
      'Failed to list schedules',
    );
    expect(asked).toBe(1);
  });
});
