import { randomUUID } from 'node:crypto';
import { application, COMMUNITY, COUNTY, NEIGHBOUR, SUBDISTRICT } from './support/application';
import { ApiWorld } from './support/api-world';
import { Engine, type RunningWorker } from './support/engine';
import type { Answer, Member } from './support/member';
import { eventually } from '../support/eventually';

const [OTHER_COUNTY, OTHER_COMMUNITY] = ['411003', '411003001001'];

describe('a case that goes to another organisation', () => {
  let engine: Engine;
  let world: ApiWorld;
  let worker: RunningWorker;
  let clerk: Member;
  let officer: Member;
  let receiver: Member;

  beforeAll(async () => {
    engine = await Engine.connect();
    world = await ApiWorld.start({ commands: engine.commands, clock: 'real' });
    worker = await engine.work(world.database.applicationUrl);
    clerk = await world.member('CASEWORKER', COMMUNITY);
    officer = await world.member('COUNTY_OFFICER', COUNTY);
    receiver = await world.member('COUNTY_OFFICER', OTHER_COUNTY);
  });
  afterAll(async () => {
    await worker.stop();
    await world.stop();
    await engine.stop();
  });

  const living = async (): Promise<string> => {
    const { body } = await clerk.post('/v1/registrations', application());
    const caseId = String(body['caseId']);
    await worker.relay();
    await eventually(async () =>
      expect(await clerk.get(`/v1/cases/${caseId}`)).toMatchObject({ body: { phase: 'OPEN' } }),
    );
    return caseId;
  };
  const seenBy = async (member: Member, caseId: string) => (await member.get(`/v1/cases/${caseId}`)).status;
  const transfer = (by: Member, caseId: string, orgCode: string, key?: string): Promise<Answer> =>
    by.post(`/v1/cases/${caseId}/transfer`, { caseVersion: 0, orgCode, note: '本人已迁居' }, key);
  const inQueue = async (member: Member, queue: string, caseId: string) => {
    const { body } = await member.get(`/v1/queues/${queue}/tasks?limit=100`);
    return (body['tasks'] as { caseId: string }[]).filter((task) => task.caseId === caseId);
  };

  it('R-05, R-68, A-16: the receiving side has it with all its tasks, the giving side has lost it', async () => {
    const caseId = await living();
    const moved = await transfer(officer, caseId, OTHER_COMMUNITY);
    expect(moved.status).toBe(200);
    expect((moved.body['facts'] as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'CaseTransferred',
      'OwnerAssigned',
      'TaskOpened',
    ]);
    expect([await seenBy(clerk, caseId), await seenBy(officer, caseId)]).toEqual([404, 404]);
    expect(await inQueue(officer, 'BASIC_FOUR', caseId)).toEqual([]);
    expect(await receiver.get(`/v1/cases/${caseId}`)).toMatchObject({
      status: 200,
      body: {
        orgCode: OTHER_COMMUNITY,
        orgName: (await world.db.organisation.findUnique({ where: { code: OTHER_COMMUNITY } }))?.name,
        owner: { orgCode: OTHER_COUNTY, staffId: null },
      },
    });
    expect(await inQueue(receiver, 'BASIC_FOUR', caseId)).toMatchObject([{ orgCode: OTHER_COMMUNITY }]);
    expect(await inQueue(receiver, 'ASSIGN_OWNER', caseId)).toHaveLength(1);
    const row = await world.db.case.findUniqueOrThrow({
      where: { id: caseId },
      include: { registration: true },
    });
    expect([row.orgCode, row.registration.orgCode]).toEqual([OTHER_COMMUNITY, COMMUNITY]);
  });

  it('R-68: its owner is the caseworker there with the fewest cases, then the subdistrict’s', async () => {
    const street = await world.hire('CASEWORKER', SUBDISTRICT);
    const first = await living();
    expect(await transfer(officer, first, NEIGHBOUR)).toMatchObject({ status: 200 });
    expect(await officer.get(`/v1/cases/${first}`)).toMatchObject({
      body: { owner: { orgCode: SUBDISTRICT, staffId: street.staffId } },
    });
    const near = await world.member('CASEWORKER', NEIGHBOUR);
    const second = await living();
    await transfer(officer, second, NEIGHBOUR);
    expect(await near.get(`/v1/cases/${second}`)).toMatchObject({
      body: { owner: { orgCode: NEIGHBOUR, staffId: near.staffId } },
    });
    expect(await inQueue(near, 'MINE', second)).not.toEqual([]);
  });

  it('frees what somebody was about to do at the organisation that gave it', async () => {
    const caseId = await living();
    await world.owner.task.updateMany({
      where: { caseId },
      data: { claimedBy: clerk.staffId, claimedUntil: new Date(Date.now() + 600_000) },
    });
    await transfer(officer, caseId, OTHER_COMMUNITY);
    const tasks = await world.db.task.findMany({ where: { caseId } });
    expect(new Set(tasks.map(({ claimedBy }) => claimedBy))).toEqual(new Set([null]));
  });

  it('is answered again to whoever gave it and has lost it, and to nobody else', async () => {
    const caseId = await living();
    const key = randomUUID();
    const moved = await transfer(officer, caseId, OTHER_COMMUNITY, key);
    expect(await transfer(officer, caseId, OTHER_COMMUNITY, key)).toMatchObject({
      status: 200,
      body: { repeated: true, facts: moved.body['facts'] },
    });
    expect(await transfer(officer, caseId, NEIGHBOUR, key)).toMatchObject({ status: 404 });
    const colleague = await world.member('COUNTY_OFFICER', COUNTY);
    expect(await transfer(colleague, caseId, OTHER_COMMUNITY, key)).toMatchObject({ status: 404 });
  });

  it('of a transfer and another act on one version, one stands and the other is told', async () => {
    const caseId = await living();
    const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const service = { caseVersion: 0, item: 'POLICY_SERVICE', answer: 'PROVIDED', on };
    const answers = await Promise.all([
      transfer(officer, caseId, NEIGHBOUR),
      clerk.post(`/v1/cases/${caseId}/services`, service),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('is refused to what can have no cases, and by whoever stands too low', async () => {
    const caseId = await living();
    const reviewer = await world.member('REVIEWER', SUBDISTRICT);
    for (const [by, orgCode, status, code] of [
      [officer, '411099001001', 422, 'ORGANISATION_UNKNOWN'],
      [officer, OTHER_COUNTY, 422, 'ORGANISATION_TOO_HIGH'],
      [officer, COMMUNITY, 409, 'ALREADY_THERE'],
      [reviewer, OTHER_COMMUNITY, 403, 'LEVEL_TOO_LOW'],
    ] as const) {
      expect(await transfer(by, caseId, orgCode)).toMatchObject({ status, body: { code } });
    }
  });
});
