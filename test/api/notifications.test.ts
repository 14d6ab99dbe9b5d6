import { sign, type SharedKey } from '../../webhook/signature';
import { application, COMMUNITY, CITY } from './support/application';
import { ApiWorld } from './support/api-world';
import type { Answer, Member } from './support/member';
import { CaseKeeper } from './support/opened-case';

const KEY: SharedKey = { id: 'k1', secret: Buffer.alloc(32, 3) };
const OLD_KEY: SharedKey = { id: 'k0', secret: Buffer.alloc(32, 4) };
const person = { name: '欧阳修远', phone: '13912345678' };

describe('what the person is told', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let clerk: Member;
  let caseId: string;

  beforeAll(async () => {
    world = await ApiWorld.start({ receiptKeys: [KEY, OLD_KEY] });
    keeper = new CaseKeeper(world);
    clerk = await world.member('CASEWORKER', COMMUNITY);
  });
  afterAll(async () => {
    await keeper.stop();
    await world.stop();
  });
  beforeEach(async () => {
    caseId = String((await clerk.post('/v1/registrations', application({ person }))).body['caseId']);
    await keeper.open(caseId);
    await keeper.does(
      caseId,
      'requestEnding',
      { ground: 'SCHOOL', happenedOn: '2026-11-23', evidenceId: caseId, evidenceKind: 'STUDENT_RECORD' },
      { staffId: clerk.staffId, orgCode: COMMUNITY },
    );
  });

  const shown = async (member = clerk) => {
    const { body } = await member.get(`/v1/cases/${caseId}/notifications`);
    return body['notifications'] as Record<string, unknown>[];
  };
  const idOf = async () => String((await shown())[0]?.['notificationId']);
  /** As the worker leaves the row behind when the gateway has taken the message. */
  const sent = () =>
    world.owner.notification.updateMany({
      where: { caseId },
      data: { status: 'SENT', attempts: 1, sentAt: new Date() },
    });
  const send = (
    body: object,
    { key = KEY, raw = JSON.stringify(body), at = Date.now(), headers = {} } = {},
  ): Promise<Answer> =>
    world.stranger.request(
      'POST',
      '/v1/notification-receipts',
      { 'content-type': 'application/json', ...sign(key, raw, at), ...headers },
      raw,
    );

  it('R-62: is shown in words, the name masked, to whoever helps and to nobody outside', async () => {
    expect(await shown()).toMatchObject([
      {
        template: 'REGISTRATION_CANCELLED',
        label: '失业登记注销',
        status: 'PENDING',
        statusLabel: '待告知',
        attempts: 0,
        nextAttemptAt: null,
        lastErrorLabel: null,
        text: expect.stringMatching(
          /^欧\*{3}:您的失业登记已于2026年11月23日注销,情形为“入学”.*60日内.*金地社区居委会,或拨打12333。$/,
        ) as string,
      },
    ]);
    const stranger = await world.member('CASEWORKER', '411003001001');
    expect(await stranger.get(`/v1/cases/${caseId}/notifications`)).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    });
    expect(JSON.stringify(await shown())).not.toContain(person.phone);
  });

  it('R-62: names the number of the organisation, or of the next above it that has one', async () => {
    await world.owner.organisation.update({ where: { code: '411002' }, data: { phone: '0374-2666666' } });
    expect(await shown()).toMatchObject([{ text: expect.stringContaining('电话0374-2666666') as string }]);
    await world.owner.organisation.update({ where: { code: COMMUNITY }, data: { phone: '0374-2777777' } });
    expect(await shown()).toMatchObject([{ text: expect.stringContaining('电话0374-2777777') as string }]);
    await world.owner.organisation.updateMany({ data: { phone: null } });
  });

  it('R-62: a failure is visible with its class and what to do', async () => {
    await world.owner.notification.updateMany({
      where: { caseId },
      data: { status: 'FAILED', attempts: 8, lastError: 'REJECTED', settledAt: new Date() },
    });
    expect(await shown()).toMatchObject([
      {
        statusLabel: '短信未送达,请由专人告知本人',
        lastError: 'REJECTED',
        lastErrorLabel: '网关不接受该短信,请核对本人手机号码',
      },
    ]);
  });

  it('an auditor’s reading is written down', async () => {
    const auditor = await world.member('AUDITOR', CITY);
    await shown(auditor);
    expect(await world.db.accessRecord.findMany({ where: { staffId: auditor.staffId } })).toMatchObject([
      { what: 'NOTIFICATIONS', caseId },
    ]);
  });

  describe('a gateway’s receipt', () => {
    it('R-62: makes it delivered, and may come again', async () => {
      await sent();
      const receipt = { id: await idOf(), outcome: 'DELIVERED' };
      for (const key of [KEY, OLD_KEY]) {
        expect(await send(receipt, { key })).toMatchObject({ status: 200, body: { status: 'DELIVERED' } });
      }
      expect(await send({ ...receipt, outcome: 'UNDELIVERABLE' })).toMatchObject({
        body: { status: 'DELIVERED' },
      });
      expect(await shown()).toMatchObject([{ status: 'DELIVERED', statusLabel: '已送达' }]);
    });

    it('R-62: that it did not arrive is taken back by one that it did', async () => {
      await sent();
      const id = await idOf();
      expect(await send({ id, outcome: 'UNDELIVERABLE' })).toMatchObject({ body: { status: 'FAILED' } });
      expect(await shown()).toMatchObject([{ lastErrorLabel: '短信未能送达本人' }]);
      expect(await send({ id, outcome: 'DELIVERED' })).toMatchObject({ body: { status: 'DELIVERED' } });
    });

    it('R-62: changes nothing once somebody has told the person', async () => {
      await sent();
      await world.owner.notification.updateMany({
        where: { caseId },
        data: { status: 'NOT_OWED', settledAt: new Date() },
      });
      expect(await send({ id: await idOf(), outcome: 'DELIVERED' })).toMatchObject({
        status: 200,
        body: { status: 'NOT_OWED' },
      });
    });

    it('is refused for what was never sent', async () => {
      for (const id of [await idOf(), 'x', '0b7f4a52-6f0e-4c7e-9d0e-3d1f7c1c2a10-12']) {
        expect(await send({ id, outcome: 'DELIVERED' })).toMatchObject({
          status: 404,
          body: { code: 'NOTIFICATION_NOT_FOUND' },
        });
      }
    });

    it('is refused unsigned, signed by somebody else, changed on its way, or old', async () => {
      await sent();
      const receipt = { id: await idOf(), outcome: 'DELIVERED' };
      const refused = { status: 403, body: { code: 'SIGNATURE_INVALID' } };
      expect(await send(receipt, { headers: { 'bangfu-signature': '' } })).toMatchObject(refused);
      expect(await send(receipt, { key: { ...KEY, secret: Buffer.alloc(32, 9) } })).toMatchObject(refused);
      const signed = sign(KEY, JSON.stringify({ ...receipt, outcome: 'UNDELIVERABLE' }), Date.now());
      expect(await send(receipt, { headers: { ...signed } })).toMatchObject(refused);
      expect(await send(receipt, { at: Date.now() - 600_000 })).toMatchObject(refused);
      expect(await shown()).toMatchObject([{ status: 'SENT' }]);
    });

    it('is refused when it is not what the route declares, signed or not', async () => {
      expect(await send({ id: await idOf(), outcome: 'READ' })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_FIELD' },
      });
      expect(await send({}, { raw: '{"id":' })).toMatchObject({
        status: 400,
        body: { code: 'MALFORMED_JSON' },
      });
    });
  });
});

describe('a site without a gateway', () => {
  it('takes no receipt', async () => {
    const world = await ApiWorld.start();
    const raw = JSON.stringify({ id: 'x', outcome: 'DELIVERED' });
    const headers = { 'content-type': 'application/json', ...sign(KEY, raw, Date.now()) };
    expect(await world.stranger.request('POST', '/v1/notification-receipts', headers, raw)).toMatchObject({
      status: 403,
    });
    await world.stop();
  });
});
