import { application, COMMUNITY, COUNTY, NEIGHBOUR, SUBDISTRICT } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Member } from './support/member';
import { CaseKeeper } from './support/opened-case';

interface TaskRow {
  taskId: string;
  caseId: string;
  kind: string;
  standing: string;
  overdueFrom: string;
  timeLeft: string;
  progress: string | null;
  claimed: { staffId: string } | null;
}
interface Queue {
  id: string;
  total: number;
  open: number;
  urgent: number;
  overdue: number;
}

describe('queues (待办队列)', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let clerk: Member;
  let reviewer: Member;
  let officer: Member;
  let neighbour: Member;

  /** Registers somebody at an instant and opens their case. */
  const openAt = async (at: string, orgCode = COMMUNITY): Promise<string> => {
    world.now = at;
    const registrar = await world.member('COUNTY_OFFICER', COUNTY);
    const { body } = await registrar.post('/v1/registrations', application({ orgCode }));
    const caseId = String(body['caseId']);
    await keeper.open(caseId);
    return caseId;
  };

  const tasksOf = async (member: Member, queue: string, query = ''): Promise<TaskRow[]> =>
    (await member.get(`/v1/queues/${queue}/tasks${query}`)).body['tasks'] as TaskRow[];
  const queueOf = async (member: Member, id: string): Promise<Queue | undefined> =>
    ((await member.get('/v1/queues')).body['queues'] as Queue[]).find((queue) => queue.id === id);

  beforeEach(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    clerk = await world.member('CASEWORKER', COMMUNITY);
    reviewer = await world.member('REVIEWER', SUBDISTRICT);
    officer = await world.member('COUNTY_OFFICER', COUNTY);
    neighbour = await world.member('CASEWORKER', NEIGHBOUR);
  });
  afterEach(async () => {
    await keeper.stop();
    await world.stop();
  });

  /** Sessions last twelve hours; the tests' days are longer. */
  const at = async (now: string): Promise<void> => {
    world.now = now;
    await world.owner.staffSession.updateMany({ data: { expiresAt: new Date(Date.parse(now) + 3_600_000) } });
  };

  it('fill themselves: the four services and 131 on the day of registration, follow-up when its month begins', async () => {
    await openAt(MONDAY);
    expect(await queueOf(clerk, 'BASIC_FOUR')).toMatchObject({ total: 1, open: 1, urgent: 0, overdue: 0 });
    expect(await queueOf(clerk, 'PACKAGE_131')).toMatchObject({ total: 1 });
    expect(await queueOf(clerk, 'FOLLOW_UP')).toMatchObject({ total: 0 });
    expect(await queueOf(clerk, 'CLASS_SERVICE')).toMatchObject({ total: 1 });
    expect(await queueOf(clerk, 'MINE')).toMatchObject({ total: 3 });
    await at('2026-11-30T16:00:00.000Z');
    expect(await queueOf(clerk, 'FOLLOW_UP')).toMatchObject({ total: 1, open: 1 });
  });

  it('order tasks by time to breach, and show what a caseworker needs at a glance', async () => {
    const late = await openAt('2026-11-16T01:30:00.000Z');
    const later = await openAt('2026-11-19T01:30:00.000Z');
    const last = await openAt(MONDAY);
    await at(MONDAY);
    const tasks = await tasksOf(clerk, 'PACKAGE_131');
    expect(tasks.map(({ caseId }) => caseId)).toEqual([late, later, last]);
    expect(tasks.map(({ timeLeft }) => timeLeft)).toEqual(['今天到期', '剩3个工作日', '剩5个工作日']);
    expect(tasks[0]).toMatchObject({
      label: '“131”服务',
      standing: 'URGENT',
      progress: '缺 职业指导 0/1、岗位信息 0/3、培训项目 0/1',
      personName: '测**',
      level: 'I',
      orgName: '金地社区居委会',
      lastContact: '从未联系',
      clauses: ['R-31', 'A-3'],
      owner: { staffId: clerk.staffId },
    });
    await at('2026-11-25T01:30:00.000Z');
    expect((await tasksOf(clerk, 'PACKAGE_131'))[0]).toMatchObject({
      standing: 'OVERDUE',
      timeLeft: '已逾期2天',
    });
  });

  it('A-2: show late work to the level above when its rung fires, and still to the levels between', async () => {
    const caseId = await openAt(MONDAY);
    for (const [now, levels] of [
      ['2026-11-26T01:30:00.000Z', { clerk: 2, reviewer: 2, officer: 0 }],
      ['2026-12-01T01:30:00.000Z', { clerk: 2, reviewer: 2, officer: 2 }],
    ] as const) {
      await at(now);
      await keeper.wake(caseId);
      expect({
        clerk: (await queueOf(clerk, 'ESCALATED'))?.total,
        reviewer: (await queueOf(reviewer, 'ESCALATED'))?.total,
        officer: (await queueOf(officer, 'ESCALATED'))?.total,
      }).toEqual(levels);
    }
    expect((await tasksOf(officer, 'ESCALATED'))[0]).toMatchObject({
      escalatedTo: 'COUNTY',
      owner: { staffId: clerk.staffId },
    });
  });

  it('R-05: list what nobody owns', async () => {
    await openAt(MONDAY, '411002002001');
    expect(await queueOf(officer, 'UNOWNED')).toMatchObject({ total: 4 });
    expect(await queueOf(officer, 'ASSIGN_OWNER')).toMatchObject({ total: 1 });
  });

  it('hold what lies within the organisation, or is owned there', async () => {
    const caseId = await openAt(MONDAY);
    expect(await tasksOf(neighbour, 'PACKAGE_131')).toEqual([]);
    const { staffId } = neighbour;
    await keeper.does(
      caseId,
      'assignOwner',
      { orgCode: NEIGHBOUR, staffId },
      { staffId: reviewer.staffId, orgCode: SUBDISTRICT },
    );
    expect(await tasksOf(neighbour, 'MINE')).toHaveLength(3);
    expect(await neighbour.get(`/v1/cases/${caseId}`)).toMatchObject({ status: 200 });
    expect(await tasksOf(clerk, 'MINE')).toEqual([]);
  });

  it('are read page by page, each task once', async () => {
    for (let n = 0; n < 5; n += 1) await openAt(MONDAY);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await clerk.get(`/v1/queues/MINE/tasks?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...(body['tasks'] as TaskRow[]).map(({ caseId, taskId }) => `${caseId}/${taskId}`));
      cursor = body['next'] as string | null;
    }
    expect(seen).toHaveLength(15);
    expect(new Set(seen).size).toBe(15);
  });

  describe('claiming (领取)', () => {
    it('gives everybody who asks at once another task, and nobody one that is held', async () => {
      for (let n = 0; n < 6; n += 1) await openAt(MONDAY);
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (n % 2 ? clerk : reviewer).request('POST', '/v1/queues/PACKAGE_131/claim'),
        ),
      );
      const taken = claims.filter(({ status }) => status === 200).map(({ body }) => body['caseId']);
      expect(taken).toHaveLength(6);
      expect(new Set(taken).size).toBe(6);
      expect(claims.filter(({ status }) => status === 204)).toHaveLength(2);
      expect((await tasksOf(clerk, 'PACKAGE_131')).every(({ claimed }) => claimed !== null)).toBe(true);
    });

    it('ends after half an hour', async () => {
      await openAt(MONDAY);
      expect(await clerk.request('POST', '/v1/queues/PACKAGE_131/claim')).toMatchObject({
        status: 200,
        body: { claimed: { staffId: clerk.staffId, until: '2026-11-23T02:00:00.000Z' } },
      });
      expect(await reviewer.request('POST', '/v1/queues/PACKAGE_131/claim')).toMatchObject({ status: 204 });
      await at('2026-11-23T02:00:00.000Z');
      expect((await tasksOf(clerk, 'PACKAGE_131'))[0]?.claimed).toBeNull();
      expect(await reviewer.request('POST', '/v1/queues/PACKAGE_131/claim')).toMatchObject({ status: 200 });
    });
  });
});
