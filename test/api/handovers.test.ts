import { randomUUID } from 'node:crypto';
import { application, COMMUNITY, COUNTY, NEIGHBOUR, SUBDISTRICT } from './support/application';
import { ApiWorld } from './support/api-world';
import type { Member } from './support/member';
import { CaseKeeper } from './support/opened-case';

const URL = '/v1/handovers';

interface Row {
  caseId: string;
  status: string;
  code: string | null;
  to: { staffId: string };
}

describe('all cases of a caseworker handed over', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let leaver: Member;
  let reviewer: Member;
  let officer: Member;
  let caseIds: string[];

  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    leaver = await world.member('CASEWORKER', COMMUNITY);
    reviewer = await world.member('REVIEWER', SUBDISTRICT);
    officer = await world.member('COUNTY_OFFICER', COUNTY);
    caseIds = [];
    for (let n = 0; n < 5; n++) {
      const { body } = await leaver.post('/v1/registrations', application());
      await keeper.open(String(body['caseId']));
      caseIds.push(String(body['caseId']));
    }
    caseIds.sort();
  });
  afterAll(async () => {
    await keeper.stop();
    await world.stop();
  });

  const order = (by: Member, fields: object, key?: string) =>
    by.post(URL, { fromStaffId: leaver.staffId, toOrgCode: COMMUNITY, ...fields }, key);
  const rowsOf = async (by: Member, id: string, query = '') => {
    const { body } = await by.get(`${URL}/${id}/rows${query}`);
    return body as unknown as { rows: Row[]; next: string | null };
  };

  it('R-68: is ordered once, with a row for each case that says who is to own it', async () => {
    const [a, b] = [await world.hire('CASEWORKER', COMMUNITY), await world.hire('CASEWORKER', COMMUNITY)];
    const key = randomUUID();
    const answer = await order(reviewer, {}, key);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        from: { staffId: leaver.staffId },
        to: null,
        orderedBy: { staffId: reviewer.staffId },
        pending: 5,
        done: 0,
        refused: 0,
        finishedAt: null,
      },
    });
    const id = String(answer.body['handoverId']);
    const { rows } = await rowsOf(reviewer, id);
    expect(rows.map(({ caseId, status }) => [caseId, status])).toEqual(
      caseIds.map((one) => [one, 'PENDING']),
    );
    const loads = [a, b].map(({ staffId }) => rows.filter(({ to }) => to.staffId === staffId).length);
    expect(loads.sort()).toEqual([2, 3]);
    expect(await order(reviewer, {}, key)).toMatchObject({ status: 200, body: { handoverId: id } });
    expect(await order(reviewer, { toOrgCode: NEIGHBOUR }, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await world.db.handover.count()).toBe(1);
  });

  it('is ordered once by two requests at a time', async () => {
    const key = randomUUID();
    const answers = await Promise.all([order(officer, {}, key), order(officer, {}, key)]);
    expect(new Set(answers.map(({ body }) => body['handoverId'])).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 202]);
  });

  it('shows its rows page by page', async () => {
    const colleague = await world.hire('CASEWORKER', NEIGHBOUR);
    const { body } = await order(officer, { toOrgCode: NEIGHBOUR, toStaffId: colleague.staffId });
    const id = String(body['handoverId']);
    const seen: string[] = [];
    for (let query: string | null = '?limit=2'; query;) {
      const page = await rowsOf(officer, id, query);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      query = page.next && `?limit=2&cursor=${page.next}`;
    }
    expect(seen).toEqual(caseIds);
    expect(await officer.get(`${URL}/${id}/rows?cursor=nonsense`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_FIELD' },
    });
  });

  it('is cancelled: what is left stays with its owner, and the row says so; cancelled again it is the same', async () => {
    const { body } = await order(officer, {});
    const id = String(body['handoverId']);
    const cancel = () => officer.post(`${URL}/${id}/cancellation`, {});
    const cancelled = await cancel();
    expect(cancelled).toMatchObject({
      status: 200,
      body: { pending: 0, refused: 5, cancelled: { by: { staffId: officer.staffId } } },
    });
    expect(await cancel()).toEqual({ ...cancelled, headers: expect.anything() as unknown });
    expect((await rowsOf(officer, id)).rows[0]).toMatchObject({
      status: 'REFUSED',
      statusLabel: '未移交',
      code: 'HANDOVER_CANCELLED',
      reason: '批量移交已取消',
    });
  });

  it('R-68: goes to somebody who works within the scope, and hands over what lies within it', async () => {
    const stranger = await world.hire('CASEWORKER', '411003001001');
    const other = await world.member('REVIEWER', '411002002');
    for (const [by, fields, code] of [
      [officer, { toOrgCode: '411003001001', toStaffId: stranger.staffId }, 'OWNER_UNKNOWN'],
      [officer, { toOrgCode: '411003001001' }, 'OWNER_UNKNOWN'],
      [officer, { toOrgCode: '411002001003' }, 'OWNER_UNKNOWN'],
      [officer, { toStaffId: leaver.staffId }, 'OWNER_UNKNOWN'],
      [officer, { fromStaffId: randomUUID() }, 'NOTHING_TO_HAND_OVER'],
      [other, { toOrgCode: '411002002001' }, 'NOTHING_TO_HAND_OVER'],
    ] as const) {
      const before = await world.rowCounts();
      expect(await order(by, fields)).toMatchObject({ status: 422, body: { code } });
      expect(await world.rowCounts()).toEqual(before);
    }
  });

  it('is seen by whoever has the organisation that ordered it in scope', async () => {
    const { body } = await order(reviewer, {});
    const id = String(body['handoverId']);
    const auditor = await world.member('AUDITOR', '4110');
    for (const member of [reviewer, officer, auditor]) {
      expect((await member.get(`${URL}/${id}`)).status).toBe(200);
      const list = (await member.get(URL)).body['handovers'] as { handoverId: string }[];
      expect(list.map(({ handoverId }) => handoverId)).toContain(id);
    }
    for (const orgCode of ['411003', '411002002', COMMUNITY]) {
      const outsider = await world.member('REVIEWER', orgCode);
      expect(await outsider.get(`${URL}/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'HANDOVER_NOT_FOUND' },
      });
      expect((await outsider.get(URL)).body['handovers']).toEqual([]);
      expect((await outsider.post(`${URL}/${id}/cancellation`, {})).status).toBe(404);
    }
  });
});
