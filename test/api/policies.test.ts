import { randomUUID } from 'node:crypto';
import otherCity from '../fixtures/policy-other-city.json';
import xuchang from '../../prisma/reference/policy-xuchang.json';
import { readRules } from '../../api/rules-in-force';
import { policyInForce, type DatedVersion } from '../../domain/policy/version';
import { withDatabase } from '../../local/database';
import { CITY, COUNTY } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Answer, Member } from './support/member';

const URL = '/v1/policy-versions';
const { parameters, provenance } = otherCity;
const draft = (more: object = {}) => ({
  validFrom: '2027-01-01',
  sourceDocument: '关于调整失业人员帮扶政策参数的通知',
  parameters,
  provenance,
  ...more,
});

describe('policy versions (政策版本)', () => {
  let world: ApiWorld;
  let author: Member;
  let second: Member;
  let auditor: Member;

  beforeEach(async () => {
    world = await ApiWorld.start();
    author = await world.member('CITY_POLICY_OFFICER', CITY);
    second = await world.member('CITY_POLICY_OFFICER', CITY);
    auditor = await world.member('AUDITOR', CITY);
  });
  afterEach(() => world.stop());

  const drafted = async (more: object = {}): Promise<string> => {
    const { status, body } = await author.post(URL, draft(more));
    expect(status).toBe(201);
    return String(body['id']);
  };
  const approve = (id: string, by = second, key: string = randomUUID()): Promise<Answer> =>
    by.post(`${URL}/${id}/approval`, {}, key);
  const withdraw = (id: string, by = author): Promise<Answer> => by.post(`${URL}/${id}/withdrawal`, {});
  /** Sessions last twelve hours; the tests' days are longer. */
  const at = async (now: string): Promise<void> => {
    world.now = now;
    await world.owner.staffSession.updateMany({ data: { expiresAt: new Date(Date.parse(now) + 3_600_000) } });
  };
  const inForceOn = async (date: string): Promise<string> => (await readRules(world.db, date)).policy.id;

  it('R-03: a draft holds nothing, and shows in what it differs from the version in force', async () => {
    const id = await drafted();
    const { body } = await auditor.get(`${URL}/${id}`);
    expect(body).toMatchObject({
      standing: 'DRAFT',
      standingLabel: '草案',
      validFrom: '2027-01-01',
      draftedBy: { id: author.staffId },
      approvedBy: null,
      comparedWith: xuchang.id,
      acts: [{ kind: 'POLICY_DRAFTED', label: '起草', by: { id: author.staffId } }],
    });
    expect(body['differences']).toContainEqual({ path: 'followUp.general', old: 'MONTH', new: 'QUARTER' });
    expect(body['differences']).toContainEqual({
      path: 'packages.s1131.items.POLICY_TALK.min',
      old: null,
      new: 1,
    });
    expect(await inForceOn('2027-06-01')).toBe(xuchang.id);
  });

  it('is approved by a second person, announced ahead, and in force from its date', async () => {
    const id = await drafted();
    expect(await approve(id)).toMatchObject({
      status: 200,
      body: { standing: 'ANNOUNCED', approvedBy: { id: second.staffId }, approvedAt: MONDAY },
    });
    expect(await inForceOn('2026-12-31')).toBe(xuchang.id);
    expect(await inForceOn('2027-01-01')).toBe(id);
    await at('2027-01-01T01:00:00.000Z');
    const { body } = await auditor.get(URL);
    expect(body['versions']).toMatchObject([
      { id, standing: 'IN_FORCE' },
      { id: xuchang.id, standing: 'SUPERSEDED', draftedBy: null, approvedBy: { name: xuchang.approvedBy } },
    ]);
  });

  it('R-03: is announced with its approval, to be told to open cases from its date on', async () => {
    const id = await drafted();
    await approve(id);
    const announced = async () => {
      const { body } = await author.get('/v1/rule-announcements');
      return (body['announcements'] as { id: string }[]).find((one) => one.id === id);
    };
    expect(await announced()).toMatchObject({
      kind: 'POLICY',
      standing: 'AHEAD',
      notBefore: '2026-12-31T16:00:00.000Z',
      told: 0,
      doneAt: null,
    });
    await at('2026-12-31T16:00:00.000Z');
    expect(await announced()).toMatchObject({ standing: 'UNDER_WAY', standingLabel: '正在通知在办个案' });
  });

  it('is not approved by its author', async () => {
    const id = await drafted();
    expect(await approve(id, author)).toMatchObject({ status: 403, body: { code: 'OWN_ACT' } });
    expect((await auditor.get(`${URL}/${id}`)).body).toMatchObject({ standing: 'DRAFT' });
  });

  it('never reaches back: its date lies after the day of its draft, and after the day of its approval', async () => {
    expect(await author.post(URL, draft({ validFrom: '2026-11-23' }))).toMatchObject({
      status: 422,
      body: { code: 'POLICY_DATE_NOT_AHEAD', field: 'validFrom' },
    });
    const id = await drafted();
    await at('2026-12-31T16:00:00.000Z');
    expect(await approve(id)).toMatchObject({ status: 422, body: { code: 'POLICY_DATE_NOT_AHEAD' } });
    expect(await inForceOn('2027-01-02')).toBe(xuchang.id);
  });

  it('is withdrawn as a draft only; what is withdrawn or approved stays so', async () => {
    const [gone, kept] = [await drafted(), await drafted()];
    expect(await withdraw(gone)).toMatchObject({ status: 200, body: { standing: 'WITHDRAWN' } });
    expect(await approve(gone)).toMatchObject({ status: 409, body: { code: 'POLICY_NOT_A_DRAFT' } });
    await approve(kept);
    expect(await withdraw(kept, second)).toMatchObject({ status: 409, body: { code: 'POLICY_NOT_A_DRAFT' } });
    expect(await approve(kept)).toMatchObject({ status: 409, body: { code: 'POLICY_NOT_A_DRAFT' } });
  });

  it('can be corrected while it is announced: of two for one date the one approved later holds', async () => {
    const first = await drafted();
    await approve(first);
    const better = await drafted();
    expect(better).toBe('policy-2027-01-01-2');
    await at('2026-11-24T01:30:00.000Z');
    await approve(better);
    expect(await inForceOn('2027-01-01')).toBe(better);
    expect((await auditor.get(`${URL}/${first}`)).body).toMatchObject({ standing: 'SUPERSEDED' });
  });

  it('carries each act out once for its command id', async () => {
    const key = randomUUID();
    const [one, again] = [await author.post(URL, draft(), key), await author.post(URL, draft(), key)];
    expect([one.status, again.status]).toEqual([201, 200]);
    expect(again.body['id']).toBe(one.body['id']);
    expect(await author.post(URL, draft({ validFrom: '2027-02-01' }), key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await second.post(URL, draft(), key)).toMatchObject({ body: { code: 'IDEMPOTENCY_KEY_REUSED' } });

    const id = String(one.body['id']);
    const approval = randomUUID();
    expect(await approve(id, second, approval)).toMatchObject({ status: 200 });
    expect(await approve(id, second, approval)).toMatchObject({
      status: 200,
      body: { standing: 'ANNOUNCED' },
    });
    expect(await world.db.ruleAct.count()).toBe(2);
  });

  it('lets two approvals of one draft at once count once', async () => {
    const id = await drafted();
    const third = await world.member('CITY_POLICY_OFFICER', CITY);
    const answers = await Promise.all([approve(id, second), approve(id, third)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('R-63 R-64: says everything that is wrong with a pack, and has no place for a ground', async () => {
    const { refreshWorkdays: _missing, ...longTerm } = parameters.longTerm;
    const broken = { ...parameters, grounds: ['THREE_REFUSALS'], longTerm: { ...longTerm, months: 0 } };
    const { status, body } = await author.post(URL, draft({ parameters: broken }));
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'POLICY_INVALID' });
    expect(body['errors']).toEqual([
      { field: 'parameters.longTerm.refreshWorkdays', message: '必填' },
      { field: 'parameters.longTerm.months', message: '应为1至120之间的整数' },
      { field: 'parameters.grounds', message: '不认识的参数,请删除' },
    ]);
    const unknown = { 'endings.grounds': { status: 'V', source: '文件' } };
    expect(await author.post(URL, draft({ provenance: unknown }))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'provenance.endings.grounds', message: '没有这个参数' }] },
    });
    expect(await world.db.policyVersion.count()).toBe(1);
  });

  it('is for the city to make: not for an officer of a county, and not without a command id', async () => {
    const stray = await world.member('CITY_POLICY_OFFICER', COUNTY);
    expect(await stray.post(URL, draft())).toMatchObject({ status: 403, body: { code: 'LEVEL_TOO_LOW' } });
    const headers = { 'content-type': 'application/json' };
    expect(await author.request('POST', URL, headers, JSON.stringify(draft()))).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_INVALID' },
    });
    expect(await auditor.get(`${URL}/policy-1999-01-01`)).toMatchObject({
      status: 404,
      body: { code: 'POLICY_NOT_FOUND' },
    });
  });

  it('names sources and open questions beside the values', async () => {
    const { body } = await auditor.get(`${URL}/${xuchang.id}`);
    expect(body['openQuestions']).toContainEqual({
      path: 'hardship.certificationWorkdays',
      question: 'Q4',
    });
    expect(body['provenance']).toMatchObject({ 'followUp.hardship': { status: 'V' } });
    expect(body['differences']).toEqual([]);
  });

  describe('in the database', () => {
    const asApplication = (sql: string): Promise<unknown> =>
      withDatabase(world.database.applicationUrl, (client) => client.query(sql));
    const asOwner = (sql: string): Promise<unknown> =>
      withDatabase(world.database.ownerUrl, (client) => client.query(sql));

    it('nothing approved is changed or deleted, by nobody', async () => {
      const id = await drafted();
      await approve(id);
      for (const sql of [
        `UPDATE policy_versions SET parameters = '{}' WHERE id = '${id}'`,
        `UPDATE policy_versions SET valid_from = '2026-01-01' WHERE id = '${id}'`,
        `UPDATE policy_versions SET status = 'WITHDRAWN', approved_by = NULL, approved_at = NULL WHERE id = '${id}'`,
        `DELETE FROM policy_versions WHERE id = '${id}'`,
        `TRUNCATE policy_versions`,
      ]) {
        await expect(asOwner(sql)).rejects.toThrow('a policy version is written once');
      }
      await expect(asApplication(`DELETE FROM policy_versions`)).rejects.toThrow('permission denied');
    });

    it('of a draft only the status moves', async () => {
      const id = await drafted();
      await expect(
        asOwner(`UPDATE policy_versions SET parameters = '{}' WHERE id = '${id}'`),
      ).rejects.toThrow('written once');
      await expect(
        asApplication(`UPDATE policy_versions SET parameters = '{}' WHERE id = '${id}'`),
      ).rejects.toThrow('permission denied');
    });

    it('four eyes and the announcement hold without the service too', async () => {
      const id = await drafted();
      const approval = (by: string, approvedAt: string) =>
        `UPDATE policy_versions SET status = 'APPROVED', approved_by = '${by}', approved_at = '${approvedAt}' WHERE id = '${id}'`;
      await expect(asApplication(approval(author.staffId, MONDAY))).rejects.toThrow('second_person');
      await expect(asApplication(approval(second.staffId, '2026-12-31T16:00:00Z'))).rejects.toThrow(
        'announced_ahead',
      );
      await expect(
        asApplication(
          `INSERT INTO policy_versions (id, status, valid_from, source_document, parameters, provenance, approved_by)
           VALUES ('mine', 'APPROVED', '2020-01-01', '', '{}', '{}', 'me')`,
        ),
      ).rejects.toThrow('permission denied');
    });

    it('acts stay written down', async () => {
      await drafted();
      await expect(asOwner('DELETE FROM rule_acts')).rejects.toThrow('append-only');
      await expect(asApplication('DELETE FROM rule_acts')).rejects.toThrow('permission denied');
    });

    it('the version in force is the one that the rule names, for any set of versions', async () => {
      const versions: DatedVersion[] = [];
      for (const [id, validFrom, approvedAt, status] of [
        ['a-1', '2027-01-01', '2026-12-01T00:00:00.000Z', 'APPROVED'],
        ['a1', '2027-01-01', '2026-12-01T00:00:00.000Z', 'APPROVED'],
        ['b', '2027-01-01', '2026-11-30T00:00:00.000Z', 'APPROVED'],
        ['c', '2027-03-01', '2026-12-05T00:00:00.000Z', 'APPROVED'],
        ['d', '2027-05-01', undefined, 'DRAFT'],
      ] as const) {
        versions.push({ id, validFrom, status, ...(approvedAt && { approvedAt }) });
        const approval = approvedAt ? [second.staffId, new Date(approvedAt)] : [null, null];
        await world.owner.policyVersion.create({
          data: {
            id,
            status,
            validFrom: new Date(validFrom),
            sourceDocument: '',
            parameters,
            provenance: {},
            createdBy: author.staffId,
            approvedBy: approval[0] as string | null,
            approvedAt: approval[1] as Date | null,
          },
        });
      }
      versions.push({ id: xuchang.id, validFrom: xuchang.validFrom, status: 'APPROVED' });
      for (const date of [
        '2026-01-01',
        '2026-12-31',
        '2027-01-01',
        '2027-02-28',
        '2027-03-01',
        '2028-01-01',
      ]) {
        expect(await inForceOn(date)).toBe(policyInForce(versions, date)?.id);
      }
    });
  });
});
