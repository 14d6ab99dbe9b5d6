import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { civilDateOf } from '../../domain/civil-date';
import type { Command } from '../../domain/case/commands';
import { RULES_CHANGED_SIGNAL } from '../../workflows/messages';
import { freshNamespace } from '../api/support/engine';
import { CaseWorld, type LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { CASEWORKER } from '../support/life';
import { TEST_CONVERTER } from '../support/payload-keys';
import { testServers } from '../support/servers';
import { temporaryFolder } from '../support/temporary-folder';
import { buildOf, type Build } from './build';
import { JOB_FAIR_EDITS, JOB_FAIR_FILES } from './later-builds';

describe('a later build, put in the place of this one under sleeping cases', () => {
  const folder = temporaryFolder();
  const today = civilDateOf(new Date().toISOString());
  let connection: Connection;
  let nativeConnection: NativeConnection;
  let world: CaseWorld;

  beforeAll(async () => {
    const { temporalAddress: address } = testServers();
    connection = await Connection.connect({ address });
    nativeConnection = await NativeConnection.connect({ address });
    const namespace = await freshNamespace(connection);
    const client = new Client({ connection, namespace, dataConverter: TEST_CONVERTER });
    world = await CaseWorld.start({ client, nativeConnection, namespace });
  });
  afterAll(async () => {
    await world.stop();
    await nativeConnection.close();
    await connection.close();
  });

  const command = (kind: string, id: string, data: object) =>
    ({ kind, id, digest: '', by: CASEWORKER, data }) as Command;
  const call = (id: string) =>
    command('recordContactAttempt', id, { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' });
  const serve = (id: string) =>
    command('recordService', id, { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: today });
  const kindsOf = async (person: LivingCase) => (await person.facts()).map(({ kind }) => kind as string);

  it('a rule, a fact and a concern: cases go on with it; put back, only what knows the fact waits', async () => {
    const build: Build = await buildOf(`${folder}/job-fair`, JOB_FAIR_EDITS, JOB_FAIR_FILES);
    const person = await (await world.register(today)).opened();
    const other = await (await world.register(today)).opened();
    await person.sends(serve('a-service'));

    await world.restartWorker({ build });
    await expect(person.sends(serve('refused-now'))).rejects.toMatchObject({
      cause: { message: 'HELP_ENDED' },
    });
    expect(await kindsOf(person)).toContain('ServiceRecorded');
    await person.handle.signal(RULES_CHANGED_SIGNAL, { id: 'an-occasion' });
    await eventually(async () => expect(await kindsOf(person)).toContain('JobFairAnnounced'));
    expect(await person.tasks()).toContainEqual(expect.objectContaining({ id: 'job-fair', status: 'OPEN' }));
    const { facts } = await person.sends(command('recordJobFair', 'a-fair', { on: today }));
    expect(facts.map(({ kind }) => kind as string)).toEqual(['JobFairAttended', 'TaskCompleted']);

    await world.restartWorker({ build: undefined });
    const before = await person.facts();
    const unanswered = person.sends(call('while-put-back')).then(
      () => 'answered',
      () => 'refused',
    );
    expect((await other.sends(call('meanwhile'))).facts[0]?.kind).toBe('ContactAttempted');
    expect(await Promise.race([unanswered, delay(3_000, 'waits')])).not.toBe('answered');
    expect(await person.facts()).toEqual(before);

    await world.restartWorker({ build });
    const again = await eventually(() => person.sends(call('while-put-back')));
    expect(again.facts[0]?.kind).toBe('ContactAttempted');
    await unanswered;
  });
});
