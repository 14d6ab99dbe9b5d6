import { application, COMMUNITY, CITY, newIdentityNumber } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Member } from './support/member';
import { CaseKeeper } from './support/opened-case';

describe('reading a case', () => {
  const person = { documentNumber: newIdentityNumber(), name: '欧阳修远', phone: '13912345678' };
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let clerk: Member;
  let auditor: Member;
  let caseId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    clerk = await world.member('CASEWORKER', COMMUNITY);
    auditor = await world.member('AUDITOR', CITY);
    const form = application({ person, profile: { skills: '电焊' } });
    caseId = String((await clerk.post('/v1/registrations', form)).body['caseId']);
    await keeper.open(caseId);
  });
  afterAll(async () => {
    await keeper.stop();
    await world.stop();
  });

  it('masks the person', async () => {
    const { body } = await clerk.get(`/v1/cases/${caseId}`);
    expect(body['person']).toMatchObject({ name: '欧***', phone: '139****5678', documentKind: 'CN_ID' });
    expect((body['person'] as { documentNumber: string }).documentNumber).toMatch(/^4110\*{10}\d{3}[\dX]$/);
    expect(JSON.stringify(body)).not.toContain('电焊');
  });

  it('shows its state, its open tasks and the version a command carries', async () => {
    const { body } = await clerk.get(`/v1/cases/${caseId}`);
    expect(body).toMatchObject({
      phase: 'OPEN',
      level: 'I',
      employment: 'UNEMPLOYED',
      owner: { staffId: clerk.staffId, orgCode: COMMUNITY },
      registration: { status: 'ACTIVE', registeredOn: '2026-11-23', tags: { graduate: 'NO' } },
      pendingEnding: null,
      daysSinceContact: null,
    });
    expect(body['tasks']).toMatchObject([
      {
        taskId: 'basic4',
        standing: 'OPEN',
        timeLeft: '剩5个工作日',
        dueOn: '2026-11-30',
        clauses: ['R-17', 'R-29'],
      },
      { taskId: 's131', standing: 'OPEN' },
      { taskId: 'service:JOB_SEARCH_GUIDANCE:4', label: '分类服务', progress: '缺 求职技巧指导 0/1' },
      { taskId: 'follow-up:2026-12', standing: 'PLANNED', timeLeft: '剩38天', period: '2026-12' },
    ]);
  });

  it('is found by the number of the person’s document, within the scope only', async () => {
    const number = { documentKind: 'CN_ID', documentNumber: ` ${person.documentNumber.toLowerCase()} ` };
    expect(await clerk.post('/v1/cases/lookup', number)).toMatchObject({
      status: 200,
      body: { cases: [{ caseId, personName: '欧***', phase: 'OPEN', registrationStatus: 'ACTIVE' }] },
    });
    const stranger = await world.member('CASEWORKER', '411003001001');
    expect((await stranger.post('/v1/cases/lookup', number)).body).toEqual({ cases: [] });
    const wrong = { ...number, documentNumber: '41100219900517123' };
    expect(await clerk.post('/v1/cases/lookup', wrong)).toMatchObject({
      status: 422,
      body: { code: 'ID_NUMBER_LENGTH', field: 'documentNumber' },
    });
  });

  it('unmasks with a reason, and writes the reading down', async () => {
    const answer = await clerk.post(`/v1/cases/${caseId}/contact-details`, { reason: '电话回访' });
    expect(answer).toMatchObject({ status: 200, body: person });
    expect(await world.db.accessRecord.findMany({ where: { caseId, staffId: clerk.staffId } })).toMatchObject(
      [{ what: 'CONTACT_DETAILS', reason: '电话回访', accessAt: new Date(MONDAY) }],
    );
    const refused = await clerk.post(`/v1/cases/${caseId}/contact-details`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'REQUIRED_FIELD', field: 'reason' } });
  });

  it('writes down whatever an auditor reads', async () => {
    await auditor.get(`/v1/cases/${caseId}`);
    await auditor.get(`/v1/cases/${caseId}/timeline`);
    const records = await world.db.accessRecord.findMany({
      where: { staffId: auditor.staffId },
      orderBy: { id: 'asc' },
    });
    expect(records.map(({ what }) => what)).toEqual(['CASE', 'TIMELINE']);
  });

  it('opens what was said in words, and writes the reading down', async () => {
    const { body } = await clerk.get(`/v1/cases/${caseId}`);
    const { profile } = body['registration'] as { profile: { skillsId: string } };
    const url = `/v1/cases/${caseId}/particulars/${profile.skillsId}`;
    expect(await clerk.get(url)).toMatchObject({
      status: 200,
      body: { kind: 'skills', text: '电焊', createdBy: { id: clerk.staffId } },
    });
    const other = String((await clerk.post('/v1/registrations', application())).body['caseId']);
    expect(await clerk.get(`/v1/cases/${other}/particulars/${profile.skillsId}`)).toMatchObject({
      status: 404,
      body: { code: 'PARTICULAR_NOT_FOUND' },
    });
  });

  it('R-22 R-30 R-44: says which policies to speak of, why, and what is still to ask', async () => {
    const url = `/v1/cases/${caseId}/policy-suggestions`;
    const answers = { leftVoluntarily: false, contributionMonths: 74, cleanCredit: true };
    const { status, body } = await clerk.post(url, answers);
    expect(status).toBe(200);
    const suggestions = body['suggestions'] as { policyCode: string; verdict: string; missing: string[] }[];
    expect(suggestions[0]).toMatchObject({
      policyCode: 'UNEMPLOYMENT_INSURANCE',
      name: '失业保险金',
      verdict: 'ELIGIBLE',
    });
    expect(suggestions.find(({ policyCode }) => policyCode === 'START_UP_LOAN')).toMatchObject({
      verdict: 'UNKNOWN',
      missing: expect.arrayContaining(['hasOtherLoans', 'earlierLoans']) as unknown,
    });
    expect(suggestions.map(({ policyCode }) => policyCode)).not.toContain('FLEXIBLE_INSURANCE_SUBSIDY');
    expect(await clerk.post(url, { income: 3000 })).toMatchObject({ status: 400 });
  });

  it('goes through its timeline page by page: what, when, by whom, under which clauses and rules', async () => {
    const first = await clerk.get(`/v1/cases/${caseId}/timeline?limit=2`);
    expect(first.body).toMatchObject({
      facts: [
        {
          seq: 1,
          kind: 'CaseOpened',
          label: '建立帮扶个案',
          by: { id: 'system', name: '系统' },
          cause: 'OPEN',
          at: MONDAY,
        },
        {
          seq: 2,
          kind: 'OwnerAssigned',
          data: { staffId: clerk.staffId },
          policyVersion: 'xuchang-2023-06-25',
        },
      ],
      next: 2,
    });
    const rest = await clerk.get(`/v1/cases/${caseId}/timeline?after=2&limit=100`);
    expect(rest.body['next']).toBeNull();
    const facts = rest.body['facts'] as { seq: number; hash: string; clauses: string[] }[];
    expect(facts[0]).toMatchObject({ seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    for (const { clauses } of facts) expect(clauses.length).toBeGreaterThan(0);
  });
});
