import type { Client } from '@temporalio/client';
import { ensureSchedules, SCHEDULES, type ScheduleEntry } from '../../worker/schedules';
import { BatchWorld } from '../support/batch-world';
import { eventually } from '../support/eventually';
import { registerCase } from '../support/registered-case';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('what happens by the clock', () => {
  let world: BatchWorld;
  let client: Client;

  beforeAll(async () => {
    world = await BatchWorld.start();
    ({ client } = world);
  });
  afterAll(() => world.stop());

  const sweep: ScheduleEntry = {
    id: 'a-sweep',
    work: 'relayStartRequests',
    spec: { intervals: [{ every: '1 hour' }] },
    catchupWindow: '1 hour',
  };
  const described = () => client.schedule.getHandle(sweep.id).describe();

  it('each schedule is made once, however many workers make it, and skips a start while it still runs', async () => {
    await Promise.all([ensureSchedules(client), ensureSchedules(client), ensureSchedules(client)]);
    await eventually(async () => {
      const ids: string[] = [];
      for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
      expect(ids.sort()).toEqual(SCHEDULES.map(({ id }) => id).sort());
    });
    for (const { id } of SCHEDULES) {
      const { policies, state } = await client.schedule.getHandle(id).describe();
      expect({ policies, state }).toMatchObject({ policies: { overlap: 'SKIP' }, state: { paused: false } });
    }
  });

  it('a schedule that an operator paused stays paused after a restart, and after a change of its hours', async () => {
    await ensureSchedules(client, [sweep]);
    const handle = client.schedule.getHandle(sweep.id);
    await handle.pause('数据库维护');
    const { info } = await described();
    await ensureSchedules(client, [sweep]);
    expect(await described()).toMatchObject({
      state: { paused: true, note: '数据库维护' },
      info: { lastUpdatedAt: info.lastUpdatedAt },
    });
    await ensureSchedules(client, [{ ...sweep, spec: { intervals: [{ every: '1 day' }] } }]);
    expect(await described()).toMatchObject({
      spec: { intervals: [{ every: 86_400_000 }] },
      state: { paused: true, note: '数据库维护' },
    });
  });

  it('the sweep starts a case whose request was announced to nobody', async () => {
    const { caseId } = await registerCase(world.pool, today);
    await ensureSchedules(client);
    await client.schedule.getHandle('relay-start-requests').trigger();
    await eventually(async () => {
      const { rows } = await world.pool.query('SELECT seq FROM cases WHERE id = $1 AND seq > 0', [caseId]);
      expect(rows).toHaveLength(1);
    });
  });
});
