import { civilDateOf } from '../../domain/civil-date';
import { application } from '../api/support/application';
import { CaseworkerClient } from '../support/caseworker-client';
import { eventually } from '../support/eventually';
import { RunningSystem } from '../support/running-system';

const HELPER = '7d0f6a52-3c1b-4d0e-9a51-2f6f7f0f9f11';
const FINDINGS = { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'UNCHANGED' };

describe('one life over HTTP, in the system that npm start runs, its clock not skipped', () => {
  let system: RunningSystem;
  let caseId = '';
  let acts = 0;
  const today = () => civilDateOf(new Date().toISOString());

  beforeAll(async () => {
    system = await RunningSystem.start();
  }, 600_000);
  afterAll(async () => {
    await system.stop();
    system.removeData();
  });

  const sessions = new Map<string, CaseworkerClient>();

  function as(username: string): CaseworkerClient {
    const known = sessions.get(username);
    const session = known ?? new CaseworkerClient(system.instance.apiUrl, system.account(username));
    sessions.set(username, session);
    return session;
  }

  async function view(): Promise<Record<string, unknown>> {
    return (await as('caseworker').get(`/v1/cases/${caseId}`)).body;
  }

  async function act(username: string, path: string, fields: Record<string, unknown>): Promise<void> {
    const { caseVersion } = await view();
    const answer = await as(username).post(`/v1/cases/${caseId}/${path}`, `one-life-act-${(acts += 1)}`, {
      caseVersion,
      ...fields,
    });
    expect(answer).toMatchObject({ status: 200, body: { caseId } });
  }

  it('R-10 R-29: is registered at once, and the queues fill themselves', async () => {
    const { status, body } = await as('caseworker').post(
      '/v1/registrations',
      'one-life-registration',
      application(),
    );
    expect(status).toBe(201);
    caseId = String(body.caseId);
    await eventually(async () => {
      const queue = await as('caseworker').get('/v1/queues/BASIC_FOUR/tasks');
      expect(queue.body.tasks).toEqual(expect.arrayContaining([expect.objectContaining({ caseId })]));
    });
  });

  it('R-17 R-31 R-37 R-40: gets the four basic services, 131, and what the wishes oblige to', async () => {
    const on = today();
    for (const item of [
      'REGISTRATION_SERVICE',
      'INFORMATION_SERVICE',
      'POLICY_SERVICE',
      'BUSINESS_SERVICE',
      'CAREER_GUIDANCE',
      'TRAINING',
      'JOB_SEARCH_GUIDANCE',
      'TRAINING_RECOMMENDATION',
    ]) {
      await act('caseworker', 'services', { item, answer: 'PROVIDED', on });
    }
    for (const reference of ['V-1', 'V-2', 'V-3']) {
      await act('caseworker', 'services', {
        item: 'VACANCY',
        answer: 'PROVIDED',
        on,
        reference,
        fitReason: 'WAGE',
      });
    }
    expect((await view()).tasks).toMatchObject([{ kind: 'PUSH_RESULT' }, { kind: 'FOLLOW_UP' }]);
  });

  it('R-39: is asked what came of the vacancies', async () => {
    const { market } = await view();
    expect(market).toMatchObject({ awaited: [{ references: ['V-1', 'V-2', 'V-3'] }] });
    await act('caseworker', 'visits', {
      on: today(),
      channel: 'PHONE',
      outcome: 'REACHED',
      results: [
        { reference: 'V-1', result: 'NOT_HIRED' },
        { reference: 'V-2', result: 'DECLINED', reason: 'DISTANCE', note: '离家太远' },
        { reference: 'V-3', result: 'NOT_HIRED' },
      ],
    });
    expect((await view()).market).toMatchObject({ awaited: [], failedAttempts: 3, avoid: ['DISTANCE'] });
    expect((await view()).tasks).toEqual([expect.objectContaining({ kind: 'FOLLOW_UP' })]);
  });

  it('R-26 R-34: is certified as in hardship, raised to level II and given a plan', async () => {
    await act('county', 'hardship-certifications', {
      category: 'H6a',
      on: today(),
      evidence: { note: '残疾人证' },
    });
    expect(await view()).toMatchObject({ level: 'II', hardship: ['H6a'] });
    const measures = ['VACANCIES', 'TRAINING'].map((measure) => ({
      measure,
      staffId: HELPER,
      dueOn: today(),
    }));
    const text = '一人一策：每周推荐两个岗位';
    await act('caseworker', 'plans', { on: today(), text, helperId: HELPER, measures });
  });

  it('R-51: is called, and what was found is recorded', async () => {
    await act('caseworker', 'follow-ups', { on: today(), channel: 'PHONE', findings: FINDINGS });
    expect((await view()).daysSinceContact).toBe(0);
  });

  it('R-61 R-62: finds work: the registration is cancelled on evidence, the follow-up goes on', async () => {
    await act('caseworker', 'employment', {
      type: 'UNIT',
      startedOn: today(),
      contractMonths: 24,
      evidence: { kind: 'UNIT_INSURANCE', number: '411002-001' },
    });
    expect(await view()).toMatchObject({
      phase: 'OPEN',
      employment: 'STABLE',
      registration: { status: 'CANCELLED', ground: 'HIRED' },
    });
  });

  it('every fact of it has its clause, and the auditor reads them in order', async () => {
    const { body } = await as('auditor').get(`/v1/cases/${caseId}/timeline`);
    const facts = body.facts as { seq: number; kind: string; clauses: string[] }[];
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    for (const { clauses } of facts) expect(clauses.length).toBeGreaterThan(0);
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['PersonToBeNotified', 'RegistrationCancelled']),
    );
  });
});
