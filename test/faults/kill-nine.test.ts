import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { readLedger } from '../../activities/ledger';
import type { Batch } from '../../domain/case/fold';
import { foldCase } from '../../domain/case/fold';
import type { CaseState } from '../../domain/case/state';
import { civilDateOf } from '../../domain/civil-date';
import { caseWorkflowId, GET_STATE_QUERY } from '../../workflows/messages';
import { application } from '../api/support/application';
import { CaseworkerClient } from '../support/caseworker-client';
import { eventually } from '../support/eventually';
import { PROCESSES, RunningSystem } from '../support/running-system';

const PEOPLE = 200;
const AT_ONCE = 8;
const OUTCOMES = ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE'];

interface Accepted {
  caseId: string;
  commandIds: string[];
}

describe('kill -9 of worker, API, Temporal and Postgres, in turn, under load', () => {
  jest.setTimeout(20 * 60_000);
  let system: RunningSystem;
  let pool: Pool | undefined;
  let client: Client;
  let connection: Connection | undefined;
  let loaded = false;
  const accepted: Accepted[] = [];

  beforeAll(async () => {
    system = await RunningSystem.start();
    await Promise.all([load().finally(() => (loaded = true)), kills()]);
    pool = new Pool({ connectionString: system.databaseUrl });
    connection = await Connection.connect({ address: system.instance.temporalAddress });
    client = new Client({ connection, namespace: system.instance.temporalNamespace });
    await eventually(async () => {
      const { rows } = await db().query(`SELECT 1 FROM start_requests WHERE started_at IS NULL`);
      expect(rows).toEqual([]);
    });
  });

  afterAll(async () => {
    await pool?.end();
    await connection?.close();
    await system.stop();
    system.removeData();
  });

  function db(): Pool {
    if (!pool) throw new Error('the system is not running');
    return pool;
  }

  /** Registers everybody and records outcomes for each; a command that was not answered is sent again. */
  async function load(): Promise<void> {
    const waiting = Array.from({ length: PEOPLE }, (_, index) => index);
    const caseworker = new CaseworkerClient(system.instance.apiUrl, system.account('caseworker'));
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let n = waiting.shift(); n !== undefined; n = waiting.shift())
          accepted.push(await help(caseworker, n));
      }),
    );
  }

  async function help(caseworker: CaseworkerClient, n: number): Promise<Accepted> {
    const registered = await caseworker.post('/v1/registrations', `registration-${n}`, application());
    expect([200, 201]).toContain(registered.status);
    const caseId = String(registered.body.caseId);
    const commandIds: string[] = [];
    for (const item of OUTCOMES) {
      const commandId = `outcome-${n}-${item}`;
      const { caseVersion } = (await caseworker.get(`/v1/cases/${caseId}`)).body;
      const on = civilDateOf(new Date().toISOString());
      const answer = await caseworker.post(`/v1/cases/${caseId}/services`, commandId, {
        caseVersion,
        item,
        answer: 'PROVIDED',
        on,
      });
      expect(answer).toMatchObject({ status: 200 });
      commandIds.push(commandId);
    }
    return { caseId, commandIds };
  }

  async function kills(): Promise<void> {
    for (const [turn, name] of [...PROCESSES, ...PROCESSES].entries()) {
      await eventually(() => {
        if (!loaded && accepted.length < ((turn + 0.5) * PEOPLE) / 9) throw new Error('not yet');
        return Promise.resolve();
      }, 600_000);
      await system.killHard(name);
    }
  }

  async function ledgers(): Promise<{ caseId: string; commandIds: string[]; batches: Batch[] }[]> {
    return Promise.all(
      accepted.map(async (one) => ({ ...one, batches: await readLedger(db(), one.caseId) })),
    );
  }

  it('every accepted registration has exactly one case', async () => {
    const { rows } = await db().query<{ id: string }>(`SELECT id FROM cases`);
    expect(rows.map(({ id }) => id).sort()).toEqual(accepted.map(({ caseId }) => caseId).sort());
    expect(rows).toHaveLength(PEOPLE);
  });

  it('every case has exactly one workflow, and it runs', async () => {
    for (const { caseId } of accepted) {
      const { status } = await client.workflow.getHandle(caseWorkflowId(caseId)).describe();
      expect(status.name).toBe('RUNNING');
    }
    await eventually(async () => expect((await client.workflow.count()).count).toBe(PEOPLE));
  });

  it('no fact is lost and none stands twice', async () => {
    for (const { commandIds, batches } of await ledgers()) {
      const causes = batches.map(({ cause }) => cause.id);
      expect(new Set(causes).size).toBe(causes.length);
      expect(causes).toEqual(expect.arrayContaining(commandIds));
      const kinds = batches.flatMap(({ facts }) => facts.map(({ kind }) => kind));
      expect(kinds.filter((kind) => kind === 'CaseOpened')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'ServiceRecorded')).toHaveLength(OUTCOMES.length);
    }
  });

  it('the state folded from the ledger is the workflow’s own', async () => {
    for (const { caseId, batches } of await ledgers()) {
      const own = await client.workflow.getHandle(caseWorkflowId(caseId)).query<CaseState>(GET_STATE_QUERY);
      expect(foldCase(caseId, batches)).toEqual(own);
    }
  });

  it('after kill -9 of the supervisor the next start goes on with everything', async () => {
    await system.killSupervisor();
    await Promise.all([pool?.end(), connection?.close()]);
    system = await RunningSystem.start(system.folder);
    pool = new Pool({ connectionString: system.databaseUrl });
    connection = await Connection.connect({ address: system.instance.temporalAddress });
    client = new Client({ connection, namespace: system.instance.temporalNamespace });
    const caseworker = new CaseworkerClient(system.instance.apiUrl, system.account('caseworker'));
    const again = await help(caseworker, PEOPLE);
    expect(again.commandIds).toHaveLength(OUTCOMES.length);
    const { rows } = await db().query(`SELECT 1 FROM cases`);
    expect(rows).toHaveLength(PEOPLE + 1);
  });
});
