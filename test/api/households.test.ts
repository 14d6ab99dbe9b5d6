import { randomUUID } from 'node:crypto';
import { createPool } from '../../prisma/connection-pool';
import { KeptHousehold } from '../audit/kept-household';
import type { Pool } from 'pg';
import { application, CITY, COUNTY, COMMUNITY } from './support/application';
import { ApiWorld } from './support/api-world';
import { morning } from '../support/life';
import type { Member } from './support/member';

describe('零就业家庭清零 (R-90)', () => {
  let world: ApiWorld;
  let pool: Pool;
  let officer: Member;
  let caseId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    pool = createPool({ connectionString: world.database.applicationUrl });
    officer = await world.member('COUNTY_OFFICER', COUNTY);
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    caseId = String((await clerk.post('/v1/registrations', application())).body['caseId']);
  });
  afterAll(async () => {
    await pool.end();
    await world.stop();
  });

  async function opened(
    on: string,
    more: { orgCode?: string; caseId?: string } = {},
  ): Promise<KeptHousehold> {
    const household = new KeptHousehold(pool, randomUUID(), morning(on));
    const { caseId: member = randomUUID(), orgCode = COMMUNITY } = more;
    return household.hears(household.news(member, 9, { certified: true, orgCode }));
  }
  const listed = async (member: Member, query = '') => (await member.get(`/v1/households${query}`)).body;

  it('R-90: lists the open ones of the county by time to breach, with how many are overdue', async () => {
    const late = await opened('2026-10-12', { caseId });
    await late.until('2026-11-20');
    const [fresh, soon] = [await opened('2026-11-20'), await opened('2026-11-02')];
    const elsewhere = await opened('2026-11-02', { orgCode: '411003001001' });
    const cleared = await opened('2026-11-02');
    await cleared.hears(cleared.news(randomUUID(), 3, { standing: 'WORKING' }));
    const body = await listed(officer);
    expect(body).toMatchObject({
      open: 3,
      overdue: 1,
      households: [
        {
          householdId: late.householdId,
          standing: 'OVERDUE',
          standingLabel: '已逾期',
          members: 1,
          alarms: 0,
        },
        { householdId: soon.householdId, standing: 'OPEN' },
        { householdId: fresh.householdId, standing: 'OPEN', countyCode: COUNTY, openedOn: '2026-11-20' },
      ],
      next: null,
    });
    const first = await listed(officer, '?limit=2');
    expect(first['households']).toHaveLength(2);
    expect(await listed(officer, `?limit=2&cursor=${String(first['next'])}`)).toMatchObject({
      households: [{ householdId: fresh.householdId }],
      next: null,
    });
    const city = await world.member('CITY_POLICY_OFFICER', CITY);
    expect(await listed(city)).toMatchObject({ open: 4, overdue: 1 });
    expect(JSON.stringify(body)).not.toContain(elsewhere.householdId);
    expect(await officer.get('/v1/households?cursor=x')).toMatchObject({ status: 400 });
  });

  it('R-90: shows one with its course; of its members and facts only cases in scope', async () => {
    const household = await opened('2026-11-02', { caseId });
    const stranger = randomUUID();
    await household.hears(household.news(stranger, 3, { orgCode: '411003001001' }));
    const { status, body } = await officer.get(`/v1/households/${household.householdId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      members: 2,
      clock: { openedOn: '2026-11-02', standing: 'OPEN' },
      memberCases: [{ caseId, certified: true, standing: 'UNEMPLOYED', standingLabel: '登记失业' }],
      facts: [
        { seq: 1, kind: 'MemberHeard', label: '成员情况变动', caseId, clauses: ['R-87', 'R-90'] },
        { seq: 2, kind: 'HouseholdOpened', caseId: null },
        { seq: 3, kind: 'MemberHeard', caseId: null, details: { certified: false, standing: 'UNEMPLOYED' } },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(stranger);
    await household.hears(household.news(caseId, 12, { standing: 'WORKING' }));
    expect((await officer.get(`/v1/households/${household.householdId}`)).body).toMatchObject({
      clock: null,
      memberCases: [{ caseId, certified: false, standingLabel: '已就业' }],
    });
  });

  it('one of another county looks missing, as does one that is not there', async () => {
    const household = await opened('2026-11-02', { orgCode: '411003001001' });
    for (const id of [household.householdId, randomUUID()]) {
      expect(await officer.get(`/v1/households/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'HOUSEHOLD_NOT_FOUND' },
      });
    }
    const auditor = await world.member('AUDITOR', CITY);
    expect((await auditor.get(`/v1/households/${household.householdId}`)).status).toBe(200);
  });
});
