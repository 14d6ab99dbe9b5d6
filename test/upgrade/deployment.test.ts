import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Command } from '../../domain/case/commands';
import { civilDateOf } from '../../domain/civil-date';
import { ramp, routing, setCurrent } from '../../temporal/deployment';
import { freshNamespace } from '../api/support/engine';
import { CaseWorld, type LivingCase } from '../support/case-world';
import { CASEWORKER } from '../support/life';
import { TEST_CONVERTER } from '../support/payload-keys';
import { testServers } from '../support/servers';
import { temporaryFolder } from '../support/temporary-folder';
import { testWorkflowBundle } from '../support/workflow-bundle';
import { createCaseWorker } from '../../worker/create-worker';
import { buildOf } from './build';
import { JOB_FAIR_EDITS, JOB_FAIR_FILES } from './later-builds';

describe('two builds of the worker on one engine', () => {
  const folder = temporaryFolder();
  const today = civilDateOf(new Date().toISOString());
  let connection: Connection;
  let nativeConnection: NativeConnection;
  let namespace: string;
  let world: CaseWorld;
  let person: LivingCase;
  let endOfB = () => Promise.resolve();

  beforeAll(async () => {
    const { temporalAddress: address } = testServers();
    connection = await Connection.connect({ address });
    nativeConnection = await NativeConnection.connect({ address });
    namespace = await freshNamespace(connection);
    const client = new Client({ connection, namespace, dataConverter: TEST_CONVERTER });
    const build = { createCaseWorker, workflowBundle: testWorkflowBundle(), buildId: 'a' };
    world = await CaseWorld.start({ client, nativeConnection, namespace, build });
    person = await world.register(today);
    const later = await buildOf(`${folder}/later`, JOB_FAIR_EDITS, JOB_FAIR_FILES);
    const b = await later.createCaseWorker({
      ...{ connection: nativeConnection, namespace, pool: world.pool, buildId: 'b' },
      dataConverter: TEST_CONVERTER,
      workflowBundle: later.workflowBundle,
    });
    const running = b.run();
    endOfB = () => (b.shutdown(), running);
  });
  afterAll(async () => {
    await endOfB();
    await world.stop();
    await nativeConnection.close();
    await connection.close();
  });

  const version = (buildId: string) => ({ connection, namespace, buildId });
  let served = 0;
  /** The later build refuses what this one allows: so each answer tells whose it is. */
  async function whoAnswers(): Promise<string> {
    const data = {
      item: 'VACANCY',
      answer: 'PROVIDED',
      on: today,
      reference: `V-${++served}`,
      fitReason: 'WAGE',
    };
    const command = { kind: 'recordService', id: `service-${served}`, digest: '', by: CASEWORKER, data };
    return person.sends(command as Command).then(
      () => 'a',
      () => 'b',
    );
  }

  it('a case that was started before any build was current is opened by the first that is', async () => {
    expect((await person.handle.fetchHistory()).events).toHaveLength(2);
    await setCurrent(version('a'));
    await person.opened();
    expect((await person.handle.fetchHistory()).events).toHaveLength(8);
    expect(await whoAnswers()).toBe('a');
    expect(await routing(connection, namespace)).toEqual({ current: 'a' });
  });

  it('a sleeping case goes on with the build that becomes current, and back', async () => {
    await setCurrent(version('b'));
    expect(await whoAnswers()).toBe('b');
    await setCurrent(version('a'));
    expect(await whoAnswers()).toBe('a');
  });

  it('a build can have a part of the cases, or all of them', async () => {
    await ramp(version('b'), 100);
    expect(await routing(connection, namespace)).toEqual({
      current: 'a',
      ramping: { buildId: 'b', percent: 100 },
    });
    expect(await whoAnswers()).toBe('b');
    await ramp(version('b'), 0);
    expect(await whoAnswers()).toBe('a');
  });

  it('a build without workers does not become current', async () => {
    await expect(setCurrent(version('never-seen'), 300)).rejects.toThrow();
    expect(await whoAnswers()).toBe('a');
  });
});
