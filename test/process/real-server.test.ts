import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { commitFacts } from '../../activities/commit-facts';
import { readRules } from '../../activities/rules-in-force';
import type { Command } from '../../domain/case/commands';
import { withDatabase } from '../../local/database';
import { CaseWorld } from '../support/case-world';
import { CASEWORKER } from '../support/life';
import { TEST_CONVERTER } from '../support/payload-keys';
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

  it('starts with eight history events in one workflow task', async () => {
    const person = await (await world.register(today)).opened();
    const { events } = await person.handle.fetchHistory();
    expect(events).toHaveLength(8);
  });

  it('takes a command with seven more, one of which lists what it made due, and its timer is kept', async () => {
    const person = await (await world.register(today)).opened();
    await person.does('recordContactAttempt', { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' });
    const { events } = await person.handle.fetchHistory();
    expect(events).toHaveLength(15);
    expect(await person.foldedState()).toEqual(await person.state());
  });

  it('answers a repeated command with its own facts, and records nothing twice', async () => {
    const person = await (await world.register(today)).opened();
    const command: Command = {
      kind: 'recordContactAttempt',
      id: 'one-call',
      digest: '',
      by: CASEWORKER,
      data: { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' },
    };
    const first = await person.sends(command);
    expect(await person.sends(command)).toEqual(first);
    // Another update id, as after a new run of the workflow: the ledger knows the command all the same.
    expect(await person.sends(command, 'another-update')).toEqual(first);
    expect((await person.facts()).filter(({ kind }) => kind === 'ContactAttempted')).toHaveLength(1);
  });

  it('answers a command whose answer was lost with the version it led to, not with that of another after it', async () => {
    const person = await (await world.register(today)).opened();
    const { seq, caseId } = await person.state();
    const data = { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' } as const;
    const at = new Date().toISOString();
    const rules = await readRules(world.pool, today);
    const versions = { policyVersion: rules.policy.id, calendarVersion: rules.calendar.version };
    for (const [index, id] of ['lost', 'after-it'].entries()) {
      await commitFacts(world.pool, {
        ...{ caseId, at, by: CASEWORKER.staffId, rules: versions, afterSeq: seq + index },
        cause: { kind: 'COMMAND', id, digest: '' },
        decision: { facts: [{ kind: 'ContactAttempted', clauses: ['A-7'], data }] },
      });
    }
    const lost: Command = { kind: 'recordContactAttempt', id: 'lost', digest: '', by: CASEWORKER, data };
    expect(await person.sends(lost)).toMatchObject({ version: seq + 1 });
    expect(await person.state()).toMatchObject({ seq: seq + 2, version: seq + 2 });
  });

  it('lets one of two act who decided on the same version, and tells the other both versions', async () => {
    const person = await (await world.register(today)).opened();
    const { version } = await person.state();
    const attempts = await Promise.allSettled(
      ['one', 'other'].map((id) =>
        person.sends({
          kind: 'recordContactAttempt',
          id,
          digest: '',
          by: CASEWORKER,
          expectedVersion: version,
          data: { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' },
        }),
      ),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { version: actual } = await person.state();
    const refused = attempts.find((attempt) => attempt.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      cause: {
        type: 'Refused',
        details: [{ code: 'STALE_VERSION', details: { expected: version, actual } }],
      },
    });
  });

  it('rejects an act that the database’s own rules forbid, and goes on with the next', async () => {
    const person = await (await world.register(today)).opened();
    const service = { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: today } as const;
    const forbidden = withDatabase(world.ownerUrl, async (db) => {
      await db.query('ALTER TABLE service_records ADD CONSTRAINT forbidden CHECK (false) NOT VALID');
      try {
        await person.does('recordService', service);
      } finally {
        await db.query('ALTER TABLE service_records DROP CONSTRAINT forbidden');
      }
    });
    await expect(forbidden).rejects.toMatchObject({ cause: { type: 'COMMIT_REJECTED' } });
    await person.does('recordService', service);
    expect((await person.facts()).filter(({ kind }) => kind === 'ServiceRecorded')).toHaveLength(1);
    expect(await person.state()).toEqual(await person.foldedState());
  });

  it('is started once, however often it is asked for', async () => {
    const person = await (await world.register(today)).opened();
    await Promise.all([world.startAgain(person.input), world.startAgain(person.input)]);
    expect((await person.facts()).filter(({ kind }) => kind === 'CaseOpened')).toHaveLength(1);
  });

  it('R-56: registering anew ends the case before it', async () => {
    const earlier = await (await world.register(today)).opened();
    const again = await world.register(today, { previousCaseId: earlier.input.caseId });
    expect(await earlier.handle.result()).toMatchObject({ phase: 'CLOSED' });
    expect(await (await again.opened()).state()).toMatchObject({ repeated: true, phase: 'OPEN' });
  });

  it('goes on in a new run when its history has grown long, and knows what was done in the old one', async () => {
    const person = await (await world.register(today)).opened();
    const { runId } = await person.handle.describe();
    const attempt = (n: number): Command => ({
      kind: 'recordContactAttempt',
      id: `call-${n}`,
      digest: '',
      by: CASEWORKER,
      data: { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' },
    });
    const first = await person.sends(attempt(0));
    let sent = 1;
    // Ten at a time, so that some are in flight while the one run ends and the next begins.
    while ((await person.handle.describe()).runId === runId) {
      await Promise.all(Array.from({ length: 10 }, () => person.sends(attempt(sent++))));
    }
    const state = await person.state();
    expect(state).toEqual(await person.foldedState());
    expect(state.followUps.failedAttempts).toBe(sent);
    expect(sent).toBeGreaterThan(300);
    expect(await person.sends(attempt(0))).toEqual(first);
    expect(await person.state()).toEqual(state);
    expect((await person.handle.fetchHistory()).events?.length).toBeLessThan(100);
  });
});
