import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startNodeProcess } from '../../local/node-process';
import type { RunningProcess } from '../../local/processes';
import { projectRoot } from '../../prisma/project-root';
import { ColumnCipher } from '../../prisma/column-cipher';
import { BatchWorld } from '../support/batch-world';
import { eventually } from '../support/eventually';
import { TEST_KEYS } from '../support/payload-keys';
import { TestGateway } from '../support/gateway';
import { testServers } from '../support/servers';
import { nameThePerson } from '../support/told-person';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const temporalKeys = [...TEST_KEYS.keys].map(([id, key]) => `${id}:${key.toString('base64')}`).join(',');
const PERSON = { name: '欧阳修远', phone: '13912345678' };

describe('kill -9 of a worker after the gateway took a message, and before that is written down', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-notify-'));
  const dataKey = randomBytes(32);
  let gateway: TestGateway;
  let world: BatchWorld;
  const workers: RunningProcess[] = [];

  beforeAll(async () => {
    gateway = await TestGateway.open();
    world = await BatchWorld.start();
    // Only the workers of this test, each a process that can be killed.
    await world.rest();
  });
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    await world.stop();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startWorker(): Promise<RunningProcess> {
    const worker = await startNodeProcess({
      script: path.join(projectRoot(), 'dist', 'worker', 'main.js'),
      env: {
        ...process.env,
        DATABASE_URL: world.cases.applicationUrl,
        TEMPORAL_ADDRESS: testServers().temporalAddress,
        TEMPORAL_NAMESPACE: world.namespace,
        BANGFU_TEMPORAL_KEYS: temporalKeys,
        BANGFU_BECOMES_CURRENT: 'true',
        BANGFU_DATA_KEY: dataKey.toString('base64'),
        BANGFU_SMS_WEBHOOK_URL: gateway.url,
        BANGFU_SMS_WEBHOOK_KEYS: `${gateway.key.id}:${gateway.key.secret.toString('base64')}`,
      },
      logFile: path.join(folder, 'worker.log'),
      unwanted: new AbortController().signal,
      onSpawn: () => undefined,
    });
    workers.push(worker);
    return worker;
  }

  it('R-62: it is sent again by the next worker, under the same id', async () => {
    const person = await (await world.cases.register(today)).opened();
    const { caseId } = person.input;
    await nameThePerson(world.pool, new ColumnCipher([dataKey]), caseId, PERSON);
    const first = await startWorker();
    gateway.behaviour = () => {
      if (gateway.received.length > 1) return 202;
      first.kill();
      return 'SILENCE';
    };
    // The worker may die before it has answered: then the next one does.
    const answered = person.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: today,
      evidenceId: randomUUID(),
      evidenceKind: 'PENSION_PAYMENT_MATCH',
    });
    await first.ended;
    expect(gateway.received).toHaveLength(1);

    const taken = await world.pool.query(
      `UPDATE notifications SET next_attempt_at = now() WHERE case_id = $1 AND status = 'PENDING' AND attempts = 1`,
      [caseId],
    );
    expect(taken.rowCount).toBe(1);
    await startWorker();
    await answered;
    // The killed page is noticed by its end; the sweep does not wait for it.
    await world.client.schedule.getHandle('deliver-notifications').trigger();
    await eventually(() => {
      expect(gateway.received).toHaveLength(2);
      return Promise.resolve();
    });
    const [one, other] = gateway.received;
    expect(other?.id).toBe(one?.id);
    expect(other?.raw).toBe(one?.raw);
    await eventually(async () => {
      const { rows } = await world.pool.query('SELECT status, attempts FROM notifications');
      expect(rows).toEqual([{ status: 'SENT', attempts: 2 }]);
    });
  });
});
