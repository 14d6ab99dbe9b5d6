import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Occasion } from '../../activities';
import type { CaseInput } from '../../domain/case/state';
import { startCase } from '../../worker/start-case';
import { CASE_TASK_QUEUE, caseWorkflowId } from '../../workflows/messages';
import { freshNamespace } from '../api/support/engine';
import { TEST_CONVERTER } from '../support/payload-keys';
import { testServers } from '../support/servers';

const IMPORTED = 200;
const POLL_MS = 60_000;

describe('whose turn it is when cases wait for a worker', () => {
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    connection = await Connection.connect({ address: testServers().temporalAddress });
    const namespace = await freshNamespace(connection);
    client = new Client({ connection, namespace, dataConverter: TEST_CONVERTER });
  });
  afterAll(() => connection.close());

  /** Starts a case while nobody works. @returns its workflow id */
  async function starts(orgCode: string, occasion: Occasion): Promise<string> {
    const caseId = randomUUID();
    const input: CaseInput = {
      caseId,
      orgCode,
      registeredAt: '2026-11-23T01:30:00.000Z',
      registeredOn: '2026-11-23',
      classes: ['JOB'],
    };
    await startCase(client, input, occasion);
    return caseWorkflowId(caseId);
  }

  /** The next cases that a worker is given, in their order. */
  async function given(count: number): Promise<string[]> {
    const { namespace } = client.options;
    const taskQueue = { name: CASE_TASK_QUEUE };
    const ids: string[] = [];
    while (ids.length < count) {
      const task = await client.withDeadline(Date.now() + POLL_MS, () =>
        client.workflowService.pollWorkflowTaskQueue({
          namespace,
          taskQueue,
          identity: 'test',
        }),
      );
      if (task.workflowExecution?.workflowId) ids.push(task.workflowExecution.workflowId);
    }
    return ids;
  }

  it('is soon a person’s at a counter and another county’s, however many cases one county imported before', async () => {
    const imported = await Promise.all(
      Array.from({ length: IMPORTED }, () => starts('411002001001', 'BATCH')),
    );
    const otherCounty = [await starts('411003001001', 'BATCH'), await starts('411003001001', 'BATCH')];
    const atCounter = await starts('411002001001', 'PERSON');
    const first = await given(20);
    // No exact order: some of the first are on their way to a worker already.
    expect(first).toEqual(expect.arrayContaining([atCounter, ...otherCounty]));
    expect(first.filter((id) => imported.includes(id))).toHaveLength(17);
  });
});
