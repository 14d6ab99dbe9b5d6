import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import {
  decodeOptionalFailureToOptionalError,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { NativeConnection } from '@temporalio/worker';
import { civilDateOf } from '../../domain/civil-date';
import { encryptingConverter } from '../../temporal/data-converter';
import { readPayloadKeys } from '../../temporal/payload-keys';
import { freshNamespace } from '../api/support/engine';
import { CaseWorld, LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { CASEWORKER } from '../support/life';
import { testServers } from '../support/servers';

const { History } = temporal.api.history.v1;
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const under = (keys: string) => encryptingConverter(readPayloadKeys({ BANGFU_TEMPORAL_KEYS: keys }));
const BEFORE = under(`a:${key(1)}`);
const ROTATED = under(`b:${key(2)},a:${key(1)}`);
const AFTER = under(`b:${key(2)}`);
const today = civilDateOf(new Date().toISOString());
const ATTEMPT = { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' } as const;

describe('a case on the real engine, as the engine holds it', () => {
  let connection: Connection;
  let nativeConnection: NativeConnection;
  let namespace: string;
  let world: CaseWorld;

  const clientUnder = (dataConverter: typeof BEFORE) => new Client({ connection, namespace, dataConverter });
  const seenBy = (dataConverter: typeof BEFORE, { input }: LivingCase) =>
    new LivingCase(world, clientUnder(dataConverter), input);

  beforeAll(async () => {
    const { temporalAddress: address } = testServers();
    connection = await Connection.connect({ address });
    nativeConnection = await NativeConnection.connect({ address });
    namespace = await freshNamespace(connection);
    world = await CaseWorld.start({
      client: clientUnder(BEFORE),
      nativeConnection,
      namespace,
      dataConverter: BEFORE,
    });
  });

  afterAll(async () => {
    await world.stop();
    await nativeConnection.close();
    await connection.close();
  });

  /** Which of these words somebody reads who has the engine's database. */
  async function readable({ handle }: LivingCase, words: readonly string[]): Promise<string[]> {
    const { events } = await handle.fetchHistory();
    const bytes = Buffer.from(History.encode({ events: events ?? [] }).finish());
    return words.filter((word) => bytes.includes(word));
  }

  it('no fact, no command and no failure is in the clear', async () => {
    const person = await (await world.register(today)).opened();
    await person.does('recordContactAttempt', ATTEMPT);
    const stale = { kind: 'recordContactAttempt', id: randomUUID(), digest: '', by: CASEWORKER } as const;
    await expect(person.sends({ ...stale, expectedVersion: 0, data: ATTEMPT })).rejects.toMatchObject({
      cause: { message: 'STALE_VERSION', type: 'Refused' },
    });
    const kinds = (await person.facts()).map(({ kind }) => kind);
    expect(kinds).toContain('ContactAttempted');
    const secret = [...kinds, 'NO_ANSWER', 'STALE_VERSION', 'expectedVersion', CASEWORKER.staffId, today];
    expect(await readable(person, secret)).toEqual([]);
    const known = ['recordContactAttempt', 'binary/encrypted', 'Encoded failure', 'Refused'];
    expect(await readable(person, known)).toEqual(known);
  });

  it('a case that began under one key goes on under the next, as long as the first is known', async () => {
    const person = await (await world.register(today)).opened();
    await world.restartWorker({ dataConverter: ROTATED });
    const seen = seenBy(ROTATED, person);
    await seen.does('recordContactAttempt', ATTEMPT);
    expect(await seen.state()).toEqual(await person.foldedState());
    const { events } = await person.handle.fetchHistory();
    const keyIds = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) =>
      (marker?.details?.['result']?.payloads ?? []).map(({ metadata }) =>
        Buffer.from(metadata?.['encryption-key-id'] ?? []).toString(),
      ),
    );
    expect(keyIds).toEqual(['a', 'a', 'b']);
  });

  it('a worker without a case’s key leaves the case as it is, and one that knows it goes on', async () => {
    await world.restartWorker({ dataConverter: BEFORE });
    const person = await (await world.register(today)).opened();
    const before = await person.foldedState();
    await world.restartWorker({ dataConverter: AFTER });
    const waiting = seenBy(ROTATED, person).does('recordContactAttempt', ATTEMPT);
    await eventually(async () => {
      const { events } = await person.handle.fetchHistory();
      const failed = events?.find((event) => event.workflowTaskFailedEventAttributes);
      const error = await decodeOptionalFailureToOptionalError(
        loadDataConverter(AFTER),
        failed?.workflowTaskFailedEventAttributes?.failure,
      );
      expect(error?.message).toBe('the payload key a is not known here: add it to BANGFU_TEMPORAL_KEYS');
    });
    expect(await person.foldedState()).toEqual(before);
    await world.restartWorker({ dataConverter: ROTATED });
    await waiting;
    expect((await person.foldedState()).followUps.failedAttempts).toBe(1);
  });
});
