import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../../prisma/client/client';
import { application, CITY, COMMUNITY, COUNTY, SUBDISTRICT } from '../api/support/application';
import { ApiWorld } from '../api/support/api-world';
import type { Answer, Member } from '../api/support/member';
import { CaseKeeper } from '../api/support/opened-case';

const ROLES = [
  'CASEWORKER',
  'REVIEWER',
  'COUNTY_OFFICER',
  'CITY_POLICY_OFFICER',
  'AUDITOR',
  'ADMINISTRATOR',
] as const;
const HELPERS: readonly StaffRole[] = ['CASEWORKER', 'REVIEWER', 'COUNTY_OFFICER'];
const REVIEWERS: readonly StaffRole[] = ['REVIEWER', 'COUNTY_OFFICER'];
const COUNTY_ONLY: readonly StaffRole[] = ['COUNTY_OFFICER'];
const READERS: readonly StaffRole[] = [...HELPERS, 'CITY_POLICY_OFFICER', 'AUDITOR'];

interface Expectation {
  /** Who may use the route at all; everybody where it is open. */
  roles: readonly StaffRole[] | 'OPEN';
  body?: unknown;
  /** Whether the route names a case, which must look missing from outside. */
  ofCase?: true;
}

const on = '2026-11-23';
const caseVersion = 1;

/** Every route there is. A route that is not here fails the test: whoever adds one says who may use it. */
const MATRIX: Readonly<Record<string, Expectation>> = {
  'GET /healthz': { roles: 'OPEN' },
  'GET /readyz': { roles: 'OPEN' },
  'POST /v1/sessions': { roles: 'OPEN', body: {} },
  'DELETE /v1/sessions/current': { roles: ROLES },
  'GET /v1/me': { roles: ROLES },
  'GET /codec': { roles: 'OPEN' },
  'POST /codec/session': { roles: 'OPEN', body: {} },
  'OPTIONS /codec/decode': { roles: 'OPEN' },
  'POST /codec/decode': { roles: ['AUDITOR'], body: { payloads: [] } },
  'POST /v1/registrations': { roles: HELPERS, body: {} },
  'POST /v1/job-seeker-registrations': { roles: HELPERS, body: {} },
  'POST /v1/notification-receipts': { roles: 'OPEN', body: {} },
  'GET /v1/queues': { roles: READERS },
  'GET /v1/queues/:id/tasks': { roles: READERS },
  'POST /v1/queues/:id/claim': { roles: HELPERS },
  'GET /v1/households': { roles: [...COUNTY_ONLY, 'CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/households/:id': { roles: [...COUNTY_ONLY, 'CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/organisations': { roles: 'OPEN' },
  'GET /v1/organisations/:code': { roles: 'OPEN' },
  'POST /v1/handovers': { roles: REVIEWERS, body: {} },
  'GET /v1/handovers': { roles: [...REVIEWERS, 'AUDITOR'] },
  'GET /v1/handovers/:id': { roles: [...REVIEWERS, 'AUDITOR'] },
  'GET /v1/handovers/:id/rows': { roles: [...REVIEWERS, 'AUDITOR'] },
  'POST /v1/handovers/:id/cancellation': { roles: REVIEWERS, body: {} },
  'GET /v1/policy-versions': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/policy-versions/:id': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'POST /v1/policy-versions': { roles: ['CITY_POLICY_OFFICER'], body: {} },
  'POST /v1/policy-versions/:id/approval': { roles: ['CITY_POLICY_OFFICER'], body: {} },
  'POST /v1/policy-versions/:id/withdrawal': { roles: ['CITY_POLICY_OFFICER'], body: {} },
  'GET /v1/reconciliations': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/reconciliations/:id/findings': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/rule-announcements': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/seals': { roles: ['CITY_POLICY_OFFICER', 'AUDITOR'] },
  'GET /v1/cases/:id/ledger': { roles: ['AUDITOR'], ofCase: true },
  'GET /v1/calendar-years': { roles: ROLES },
  'GET /v1/calendar-years/:year': { roles: ROLES },
  'POST /v1/calendar-years': { roles: ['CITY_POLICY_OFFICER'], body: {} },
  'GET /v1/staff': { roles: [...REVIEWERS, 'ADMINISTRATOR'] },
  'POST /v1/cases/lookup': { roles: READERS, body: {} },
  'GET /v1/cases/:id': { roles: READERS, ofCase: true },
  'GET /v1/cases/:id/timeline': { roles: READERS, ofCase: true },
  'POST /v1/cases/:id/policy-suggestions': { roles: READERS, ofCase: true, body: {} },
  'GET /v1/cases/:id/notifications': { roles: READERS, ofCase: true },
  'POST /v1/cases/:id/contact-details': {
    roles: [...HELPERS, 'AUDITOR'],
    ofCase: true,
    body: { reason: '核对电话' },
  },
  'GET /v1/cases/:id/particulars/:particularId': { roles: [...HELPERS, 'AUDITOR'], ofCase: true },
  'POST /v1/cases/:id/services': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, item: 'POLICY_SERVICE', answer: 'PROVIDED', on },
  },
  'POST /v1/cases/:id/follow-ups': {
    roles: HELPERS,
    ofCase: true,
    body: {
      caseVersion,
      on,
      channel: 'PHONE',
      findings: { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'UNCHANGED' },
    },
  },
  'POST /v1/cases/:id/corrections': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, seq: 1, reason: 'NOT_DONE', note: '未实际办理' },
  },
  'POST /v1/cases/:id/notices': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, channel: 'PHONE', on, delivered: true },
  },
  'POST /v1/cases/:id/objections': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, reason: '本人未就业' },
  },
  'POST /v1/cases/:id/objections/review': {
    roles: ['COUNTY_OFFICER'],
    ofCase: true,
    body: { caseVersion, decision: 'RESTORE', reason: '经核实未就业' },
  },
  'POST /v1/cases/:id/contact-attempts': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, channel: 'PHONE', outcome: 'NO_ANSWER' },
  },
  'POST /v1/cases/:id/visits': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, channel: 'PHONE', outcome: 'NO_ANSWER' },
  },
  'POST /v1/cases/:id/hardship-proposals/answer': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, answer: 'CONSIDERS' },
  },
  'POST /v1/cases/:id/hardship-questions': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, answers: { disabled: false } },
  },
  'POST /v1/cases/:id/hardship-applications': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, category: 'H7', on, evidence: { note: '低保证' } },
  },
  'POST /v1/cases/:id/hardship-applications/first-check': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, outcome: 'PASS' },
  },
  'POST /v1/cases/:id/hardship-applications/objection': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, reason: '有异议' },
  },
  'POST /v1/cases/:id/hardship-applications/review': {
    roles: REVIEWERS,
    ofCase: true,
    body: { caseVersion, on, outcome: 'PASS' },
  },
  'POST /v1/cases/:id/hardship-applications/confirmation': {
    roles: COUNTY_ONLY,
    ofCase: true,
    body: { caseVersion, on, outcome: 'PASS' },
  },
  'POST /v1/cases/:id/hardship-certifications': {
    roles: COUNTY_ONLY,
    ofCase: true,
    body: { caseVersion, category: 'H7', on, evidence: { note: '低保证' } },
  },
  'POST /v1/cases/:id/hardship-certifications/end': {
    roles: COUNTY_ONLY,
    ofCase: true,
    body: { caseVersion, reason: 'X5', on, evidence: { note: '本人申请' } },
  },
  'POST /v1/cases/:id/plans': {
    roles: HELPERS,
    ofCase: true,
    body: {
      caseVersion,
      on,
      text: '计划',
      helperId: randomUUID(),
      measures: [{ measure: 'TRAINING', staffId: randomUUID(), dueOn: on }],
    },
  },
  'POST /v1/cases/:id/comparisons': {
    roles: COUNTY_ONLY,
    ofCase: true,
    body: { caseVersion, on, batchId: 'SB-1', hit: 'UNIT_INSURANCE' },
  },
  'POST /v1/cases/:id/signs/verification': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, kind: 'UNIT_INSURANCE', on, finding: 'CONFIRMED', evidence: { note: '本人确认' } },
  },
  'POST /v1/cases/:id/employment/urging': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, whom: 'EMPLOYER' },
  },
  'POST /v1/cases/:id/pension-checks': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, finding: 'DRAWS_NONE' },
  },
  'POST /v1/cases/:id/self-reports': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, channel: 'COUNTER', report: 'JOB_SEARCH' },
  },
  'POST /v1/cases/:id/classes': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, classes: ['JOB'] },
  },
  'POST /v1/cases/:id/push-results': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, reference: 'V-1', result: 'NOT_HIRED' },
  },
  'POST /v1/cases/:id/policies-found': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, policies: ['START_UP_LOAN'] },
  },
  'POST /v1/cases/:id/referrals': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, policyCode: 'START_UP_LOAN', to: 'INFORMED', oneToOne: true },
  },
  'POST /v1/cases/:id/household': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, householdId: randomUUID() },
  },
  'POST /v1/cases/:id/public-posts/recommendation': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, answer: 'ACCEPTS' },
  },
  'POST /v1/cases/:id/public-posts/application': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, postId: 'G-1' },
  },
  'POST /v1/cases/:id/public-posts/placement': {
    roles: COUNTY_ONLY,
    ofCase: true,
    body: {
      caseVersion,
      postId: 'G-1',
      rankingId: 'R-1',
      startedOn: on,
      until: '2029-11-22',
      basis: 'FULL_TERM',
      evidence: { note: '协议' },
    },
  },
  'POST /v1/cases/:id/public-posts/end': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, reason: 'LEFT' },
  },
  'POST /v1/cases/:id/problems': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, on, text: '无人带孩子' },
  },
  'POST /v1/cases/:id/problems/follow-up': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, problemId: 'problem:9', on, outcome: 'OPEN' },
  },
  'POST /v1/cases/:id/refreshes': { roles: HELPERS, ofCase: true, body: { caseVersion, on } },
  'POST /v1/cases/:id/employment': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, type: 'UNIT', startedOn: on, evidence: { kind: 'CONTRACT_FILING' } },
  },
  'POST /v1/cases/:id/endings': {
    roles: HELPERS,
    ofCase: true,
    body: { caseVersion, ground: 'SCHOOL', happenedOn: on, evidence: { kind: 'STUDENT_RECORD' } },
  },
  'POST /v1/cases/:id/endings/review': {
    roles: REVIEWERS,
    ofCase: true,
    body: { caseVersion, decision: 'APPROVE' },
  },
  'POST /v1/cases/:id/owner': {
    roles: REVIEWERS,
    ofCase: true,
    body: { caseVersion, orgCode: COMMUNITY, staffId: randomUUID() },
  },
  'POST /v1/cases/:id/transfer': {
    roles: REVIEWERS,
    ofCase: true,
    body: { caseVersion, orgCode: '411002001003' },
  },
};

/** Inside: at, or above, the community of the case. Outside: its neighbour, and another county. */
const INSIDE = [COMMUNITY, SUBDISTRICT, COUNTY, CITY];
const OUTSIDE = ['411002001002', '411002002', '411003'];

describe('who may do what, and where', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let caseId: string;
  const members = new Map<string, Member>();

  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    caseId = String((await clerk.post('/v1/registrations', application())).body['caseId']);
    await keeper.open(caseId);
    for (const role of ROLES) {
      for (const org of [...INSIDE, ...OUTSIDE]) members.set(`${role} ${org}`, await world.member(role, org));
    }
  });
  afterAll(async () => {
    await keeper.stop();
    await world.stop();
  });

  const call = (member: Member, route: string, body: unknown): Promise<Answer> => {
    const [method = '', pattern = ''] = route.split(' ');
    const id = pattern.includes('/queues/') ? 'MINE' : caseId;
    const url = pattern.replace(':id', id).replace(':particularId', randomUUID()).replace(':code', COMMUNITY);
    return method === 'POST'
      ? member.post(url, body)
      : member.request(method === 'DELETE' ? 'DELETE' : 'GET', url);
  };

  it('covers every route of the service, each as its own route says and as the documentation lists', async () => {
    const routes = [...world.app.routeAccess].filter(([route]) => !route.startsWith('HEAD '));
    expect(routes.map(([route]) => route).sort()).toEqual(Object.keys(MATRIX).sort());
    const open = routes.filter(([, access]) => 'open' in access).map(([route]) => route);
    expect(open.filter((route) => MATRIX[route]?.roles !== 'OPEN')).toEqual([]);
    const { body } = await world.stranger.get('/docs/json');
    const documented = Object.entries(body['paths'] as object).flatMap(([path, operations]) =>
      Object.keys(operations as object).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(documented.sort()).toEqual(Object.keys(MATRIX).sort());
  });

  const closed = Object.entries(MATRIX).filter(([, { roles }]) => roles !== 'OPEN');

  it.each(closed)('%s: asks who it is', async (route, { body }) => {
    expect(await call(world.stranger, route, body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
  });

  describe.each(ROLES)('%s', (role) => {
    it.each(closed.filter(([route]) => !route.startsWith('DELETE')))(
      '%s',
      async (route, { roles, body, ofCase }) => {
        for (const org of [...INSIDE, ...OUTSIDE]) {
          const member = members.get(`${role} ${org}`);
          if (!member) throw new Error('everybody was hired');
          const before = await world.rowCounts();
          const answer = await call(member, route, body);
          const code = answer.body['code'];
          if (!roles.includes(role)) {
            expect({ org, status: answer.status, code }).toEqual({
              org,
              status: 403,
              code: 'FORBIDDEN_ROLE',
            });
            expect(await world.rowCounts()).toEqual(before);
          } else if (ofCase && OUTSIDE.includes(org)) {
            expect({ org, status: answer.status, code }).toEqual({
              org,
              status: 404,
              code: 'CASE_NOT_FOUND',
            });
            expect(await world.rowCounts()).toEqual(before);
          } else {
            expect([401, 403, 500]).not.toContain(answer.status);
            expect(code).not.toBe('CASE_NOT_FOUND');
          }
        }
      },
    );
  });
});
