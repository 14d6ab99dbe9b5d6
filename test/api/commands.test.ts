import { randomUUID } from 'node:crypto';
import type { CaseCommands, CommandOutcome } from '../../api/commands/case-commands';
import { addDays, addMonths, civilDateOf } from '../../domain/civil-date';
import { eventually } from '../support/eventually';
import { application, COMMUNITY, COUNTY, SUBDISTRICT } from './support/application';
import { ApiWorld } from './support/api-world';
import { Engine, type RunningWorker } from './support/engine';
import type { Answer, Member } from './support/member';

const today = civilDateOf(new Date().toISOString());
const FINDINGS = { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'UNCHANGED' };
const SERVICE = { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: today };

/** The way to Temporal, on which answers can get lost or the whole service be away. */
class BadLine implements CaseCommands {
  loses = false;
  isAway = false;
  onExecute: () => void = () => undefined;

  constructor(private readonly line: CaseCommands) {}

  async execute(...args: Parameters<CaseCommands['execute']>): Promise<CommandOutcome> {
    this.onExecute();
    if (this.isAway) return { kind: 'UNAVAILABLE' };
    const outcome = await this.line.execute(...args);
    return this.loses ? { kind: 'UNAVAILABLE' } : outcome;
  }

  isUp(): Promise<boolean> {
    return this.line.isUp();
  }

  close(): Promise<void> {
    return this.line.close();
  }
}

describe('acts on a case', () => {
  let engine: Engine;
  let line: BadLine;
  let world: ApiWorld;
  let worker: RunningWorker;
  let clerk: Member;
  let reviewer: Member;
  let officer: Member;

  beforeAll(async () => {
    engine = await Engine.connect();
    line = new BadLine(engine.commands);
    world = await ApiWorld.start({ commands: line, clock: 'real' });
    worker = await engine.work(world.database.applicationUrl);
    clerk = await world.member('CASEWORKER', COMMUNITY);
    reviewer = await world.member('REVIEWER', SUBDISTRICT);
    officer = await world.member('COUNTY_OFFICER', COUNTY);
  });
  afterAll(async () => {
    await worker.stop();
    await world.stop();
    await engine.stop();
  });
  beforeEach(() => {
    line.loses = false;
    line.isAway = false;
  });

  const registered = async (form = application()): Promise<string> => {
    const { body } = await clerk.post('/v1/registrations', form);
    return String(body['caseId']);
  };
  const view = async (caseId: string) => (await clerk.get(`/v1/cases/${caseId}`)).body;
  const versionOf = async (caseId: string) => Number((await view(caseId))['caseVersion']);

  const untilOpened = (caseId: string) =>
    eventually(async () => expect(await view(caseId)).toMatchObject({ phase: 'OPEN' }));

  /** Registers somebody and waits until their case stands. */
  const living = async (form = application()): Promise<string> => {
    const caseId = await registered(form);
    await worker.relay();
    await untilOpened(caseId);
    return caseId;
  };

  const act = async (
    by: Member,
    caseId: string,
    path: string,
    fields: object,
    more: { key?: string; caseVersion?: number } = {},
  ): Promise<Answer> => {
    const caseVersion = more.caseVersion ?? (await versionOf(caseId));
    return by.post(`/v1/cases/${caseId}/${path}`, { caseVersion, ...fields }, more.key);
  };

  const kinds = ({ body }: Answer): string[] => (body['facts'] as { kind: string }[]).map(({ kind }) => kind);

  it('are carried out by the case and answered with what stands in the ledger', async () => {
    const caseId = await living();
    const answer = await act(clerk, caseId, 'services', { ...SERVICE, note: '已当面讲解社保补贴' });
    expect(answer.status).toBe(200);
    expect(kinds(answer)).toEqual(['ServiceRecorded', 'TaskProgressed']);
    expect(answer.body).toMatchObject({ caseId, repeated: false, version: await versionOf(caseId) });
    expect(await view(caseId)).toMatchObject({
      tasks: expect.arrayContaining([
        expect.objectContaining({
          taskId: 'basic4',
          progress: '缺 登记服务 0/1、信息服务 0/1、业务经办服务 0/1',
        }),
      ]) as unknown,
    });
  });

  it('send no free text: it lies encrypted in the database, and its id in the fact', async () => {
    const caseId = await living();
    const { body } = await act(clerk, caseId, 'services', { ...SERVICE, note: '电话13912345678' });
    const [fact] = body['facts'] as { data: { noteId: string } }[];
    expect(JSON.stringify(body)).not.toContain('13912345678');
    const url = `/v1/cases/${caseId}/particulars/${fact?.data.noteId}`;
    expect(await clerk.get(url)).toMatchObject({
      status: 200,
      body: { kind: 'note', text: '电话13912345678' },
    });
    expect(await world.db.accessRecord.findMany({ where: { caseId } })).toMatchObject([
      { staffId: clerk.staffId, what: `PARTICULAR:${fact?.data.noteId}` },
    ]);
  });

  it('R-52: plan the next follow-up when one is held', async () => {
    const caseId = await living();
    const answer = await act(clerk, caseId, 'follow-ups', {
      on: today,
      channel: 'PHONE',
      findings: FINDINGS,
    });
    expect(kinds(answer)).toEqual(['FollowUpRecorded']);
    expect(await view(caseId)).toMatchObject({ lastContactOn: today, daysSinceContact: 0 });
  });

  it('R-64 A-12: a search shows in the case and its mark in the queues, and nothing ends by it', async () => {
    const caseId = await living();
    const called = { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' };
    const visited = { on: today, channel: 'VISIT', outcome: 'NOT_AT_HOME' };
    await act(clerk, caseId, 'contact-attempts', { ...called, call: { hour: 9 } });
    await act(clerk, caseId, 'contact-attempts', { ...called, call: { hour: 19 } });
    expect(await view(caseId)).toMatchObject({
      contact: { standing: 'SEARCHED', since: today, done: ['OTHER_NUMBER'], next: 'COMMUNITY_VISIT' },
    });
    await act(clerk, caseId, 'visits', visited);
    await act(officer, caseId, 'comparisons', { on: today, batchId: 'SB-1' });
    await act(reviewer, caseId, 'contact-attempts', visited);
    expect(await view(caseId)).toMatchObject({
      contact: { standing: 'LOST', since: today, comparedOn: today, untouched: false },
      registration: { status: 'ACTIVE' },
    });
    const { body } = await clerk.get('/v1/queues/BASIC_FOUR/tasks?limit=100');
    expect(body['tasks']).toContainEqual(expect.objectContaining({ caseId, lostSince: today }));
    await act(clerk, caseId, 'visits', { on: today, channel: 'COUNTER', outcome: 'REACHED' });
    expect(await view(caseId)).toMatchObject({ contact: { standing: 'IN_CONTACT', since: null } });
  });

  it('R-59 R-60: a hit shows until it is verified, and the urging with its last day', async () => {
    const caseId = await living();
    await act(officer, caseId, 'comparisons', { on: today, batchId: 'SB-1', hit: 'UNIT_INSURANCE' });
    expect(await view(caseId)).toMatchObject({
      signs: [{ kind: 'UNIT_INSURANCE', label: '单位参保', on: today, finding: null }],
      urging: null,
    });
    const found = { kind: 'UNIT_INSURANCE', on: today, finding: 'CONFIRMED', evidence: { note: '本人确认' } };
    await act(clerk, caseId, 'signs/verification', found);
    await act(clerk, caseId, 'employment/urging', { on: today, whom: 'EMPLOYER' });
    expect(await view(caseId)).toMatchObject({
      signs: [{ finding: 'CONFIRMED' }],
      urging: { on: today, registerBy: addDays(today, 30), standing: 'WAITING' },
      registration: { status: 'ACTIVE' },
    });
    expect(await act(clerk, caseId, 'signs/verification', found)).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_TO_VERIFY' },
    });
  });

  it('A-14: the case knows the months of statutory age, and no more of the birth date', async () => {
    const caseId = await living();
    const { retirement } = await view(caseId);
    expect(retirement).toMatchObject({
      earliest: expect.stringMatching(/^\d{4}-\d{2}$/) as string,
      checkOn: expect.stringMatching(/-01$/) as string,
    });
    expect(await act(clerk, caseId, 'pension-checks', { on: today, finding: 'DRAWS_NONE' })).toMatchObject({
      status: 409,
      body: { code: 'NO_PENSION_CHECK_OWED' },
    });
  });

  describe('a visit', () => {
    const FIRST_HELP = [
      ...['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'CAREER_GUIDANCE'].map((item) => ({
        item,
        answer: 'PROVIDED',
      })),
      { item: 'BUSINESS_SERVICE', answer: 'NO_NEED', note: '暂无需求' },
      ...['V-1', 'V-2', 'V-3'].map((reference) => ({
        item: 'VACANCY',
        answer: 'PROVIDED',
        reference,
        fitReason: 'WAGE',
      })),
      { item: 'TRAINING', answer: 'DECLINED' },
    ];
    const VISIT = { on: today, channel: 'COUNTER', outcome: 'REACHED' };

    it('R-29, R-31: records the whole first help in one act, once, and keeps its words apart', async () => {
      const caseId = await living();
      const more = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      const next = { on: addDays(today, 14), channel: 'PHONE', note: '询问面试结果' };
      const fields = { ...VISIT, services: FIRST_HELP, next };
      const answer = await act(clerk, caseId, 'visits', fields, more);
      expect(answer.status).toBe(200);
      expect(kinds(answer).filter((kind) => kind === 'TaskCompleted')).toHaveLength(2);
      expect(JSON.stringify(answer.body)).not.toContain('面试');
      expect(await act(clerk, caseId, 'visits', fields, more)).toMatchObject({ body: { repeated: true } });
      expect(await world.db.serviceRecord.count({ where: { caseId } })).toBe(FIRST_HELP.length);
      expect(await world.db.particular.count({ where: { caseId, kind: 'note' } })).toBe(2);
      const open = (await view(caseId))['tasks'] as { kind: string }[];
      expect(open.map(({ kind }) => kind)).not.toContain('BASIC_FOUR');
      expect(open.map(({ kind }) => kind)).not.toContain('PACKAGE_131');
      expect(await view(caseId)).toMatchObject({
        lastContactOn: today,
        nextContact: { on: next.on, channel: 'PHONE', noteId: expect.any(String) as unknown },
      });
    });

    it('A-4: is refused as a whole for one of its parts, which is named by its path', async () => {
      const caseId = await living();
      const { facts } = await world.rowCounts();
      const services = FIRST_HELP.map(({ ...service }) => service);
      const answer = await act(clerk, caseId, 'visits', {
        ...VISIT,
        services: [...services, { item: 'VACANCY', answer: 'PROVIDED', reference: 'V-4' }],
      });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'FIT_REASON_REQUIRED', field: 'services.9.fitReason', clauses: ['A-4'] },
      });
      expect(await world.rowCounts()).toMatchObject({ facts });
    });

    it('A-7: that reached nobody takes no findings', async () => {
      const caseId = await living();
      const missed = { ...VISIT, channel: 'PHONE', outcome: 'NO_ANSWER' };
      expect(await act(clerk, caseId, 'visits', { ...missed, findings: FINDINGS })).toMatchObject({
        status: 422,
        body: { code: 'NOBODY_REACHED', field: 'findings' },
      });
      expect(kinds(await act(clerk, caseId, 'visits', missed))).toEqual([
        'ContactAttempted',
        'SearchBegun',
        'TaskOpened',
      ]);
    });
  });

  describe('a repeated command', () => {
    it('gets the first answer again and changes nothing', async () => {
      const caseId = await living();
      const key = randomUUID();
      const fields = { ...SERVICE, note: '备注' };
      const caseVersion = await versionOf(caseId);
      const first = await act(clerk, caseId, 'services', fields, { key, caseVersion });
      const before = await world.rowCounts();
      const second = await act(clerk, caseId, 'services', fields, { key, caseVersion });
      expect(second.body).toEqual({ ...first.body, repeated: true });
      expect(await world.rowCounts()).toEqual(before);
    });

    it('is carried out once when it arrives many times at once', async () => {
      const caseId = await living();
      const more = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => act(clerk, caseId, 'services', SERVICE, more)),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
      expect(new Set(answers.map(({ body }) => body['version'])).size).toBe(1);
      expect(await world.db.serviceRecord.count({ where: { caseId } })).toBe(1);
    });

    it('is refused under the same key with another body', async () => {
      const caseId = await living();
      const more = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      await act(clerk, caseId, 'services', SERVICE, more);
      const other = await act(clerk, caseId, 'services', { ...SERVICE, item: 'INFORMATION_SERVICE' }, more);
      expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    });

    it('may be corrected under its key after it was refused', async () => {
      const caseId = await living();
      const key = randomUUID();
      const early = await act(clerk, caseId, 'services', { ...SERVICE, on: '2099-01-01' }, { key });
      expect(early).toMatchObject({ status: 422, body: { code: 'DATE_IN_FUTURE', field: 'on' } });
      expect(await act(clerk, caseId, 'services', SERVICE, { key })).toMatchObject({ status: 200 });
    });

    it('is answered with its own facts when the first answer was lost', async () => {
      const caseId = await living();
      const again = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      line.loses = true;
      expect(await act(clerk, caseId, 'services', SERVICE, again)).toMatchObject({
        status: 503,
        body: { code: 'PROCESS_UNAVAILABLE' },
      });
      line.loses = false;
      expect(await act(clerk, caseId, 'services', SERVICE, again)).toMatchObject({
        status: 200,
        body: { repeated: true },
      });
      expect(await world.db.serviceRecord.count({ where: { caseId } })).toBe(1);
    });

    it('reaches a process that does not know what stands in the ledger', async () => {
      const caseId = await living();
      const again = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      await act(clerk, caseId, 'services', SERVICE, again);
      let asked = 0;
      line.onExecute = () => (asked += 1);
      expect(await act(clerk, caseId, 'services', SERVICE, again)).toMatchObject({
        body: { repeated: true },
      });
      expect(asked).toBe(1);
    });
  });

  it('are refused with both versions and the last change when decided on an older case', async () => {
    const caseId = await living();
    const caseVersion = await versionOf(caseId);
    await act(reviewer, caseId, 'contact-attempts', { on: today, channel: 'PHONE', outcome: 'NO_ANSWER' });
    const { status, body } = await act(clerk, caseId, 'services', SERVICE, { caseVersion });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'STALE_VERSION',
      details: {
        expected: caseVersion,
        actual: await versionOf(caseId),
        lastChange: 'ContactAttempted',
        lastChangeLabel: '联系未果',
      },
    });
  });

  describe('while Temporal is away', () => {
    it('get a clear 503 and may be sent again under the same key', async () => {
      const caseId = await living();
      const more = { key: randomUUID(), caseVersion: await versionOf(caseId) };
      line.isAway = true;
      const away = await act(clerk, caseId, 'services', { ...SERVICE, note: '备注' }, more);
      expect(away).toMatchObject({
        status: 503,
        body: { code: 'PROCESS_UNAVAILABLE', nextStep: expect.stringContaining('同一命令号') as unknown },
      });
      expect(away.headers).toHaveProperty('retry-after');
      line.isAway = false;
      const again = await act(clerk, caseId, 'services', { ...SERVICE, note: '备注' }, more);
      expect(again).toMatchObject({ status: 200, body: { repeated: false } });
      expect(await world.db.particular.count({ where: { caseId, kind: 'note' } })).toBe(1);
    });

    it('R-10: registration goes on, and its case says that it is starting', async () => {
      line.isAway = true;
      const caseId = await registered();
      expect(await view(caseId)).toMatchObject({ phase: 'STARTING', caseVersion: 0, tasks: [] });
      const early = await act(clerk, caseId, 'services', SERVICE);
      expect(early).toMatchObject({ status: 503, body: { code: 'CASE_STARTING' } });
      expect(early.headers).toHaveProperty('retry-after');
      line.isAway = false;
      await worker.relay();
      await untilOpened(caseId);
      expect(await act(clerk, caseId, 'services', SERVICE)).toMatchObject({ status: 200 });
    });
  });

  describe('endings', () => {
    const ending = (ground: string, more: object = {}) => ({
      ground,
      happenedOn: today,
      evidence: { kind: 'STUDENT_RECORD', number: 'X1' },
      ...more,
    });

    it.each([
      ['31', 'R-63'],
      ['连续3次拒绝接受服务', 'R-63'],
      ['REFUSED_SERVICES', 'R-63'],
      ['32', 'R-64'],
      ['连续6个月无法取得联系', 'R-64'],
      ['LOST_CONTACT', 'R-64'],
      ['22', 'A-14'],
      ['达到退休年龄', 'A-14'],
    ])('asked for as %s are refused under %s, with what to do instead', async (ground, clause) => {
      const caseId = await living();
      const before = await world.rowCounts();
      const { status, body } = await act(clerk, caseId, 'endings', ending(ground));
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'FORBIDDEN_GROUND', field: 'ground', clauses: [clause] });
      expect(String(body['nextStep']).length).toBeGreaterThan(10);
      expect(await world.rowCounts()).toEqual(before);
    });

    it.each(['HIRED', 'BUSINESS', 'C02'])('%s is reported as employment', async (ground) => {
      const caseId = await living();
      expect(await act(clerk, caseId, 'endings', ending(ground))).toMatchObject({
        status: 422,
        body: { code: 'REPORT_AS_EMPLOYMENT' },
      });
    });

    it('R-61: name the evidence that the ground accepts when another was given', async () => {
      const caseId = await living();
      const { status, body } = await act(clerk, caseId, 'endings', ending('DEATH'));
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'EVIDENCE_MISSING', field: 'evidence.kind' });
      expect(body['nextStep']).toContain('死亡证明');
    });

    it('R-61: of another law wait for a second person, who is not the first and stands high enough', async () => {
      const caseId = await living();
      const asked = await act(officer, caseId, 'endings', {
        ...ending('OTHER_LAW', { documentNumber: '豫人社〔2011〕23号' }),
        evidence: { kind: 'LEGAL_DOCUMENT', note: '依据文件第三条' },
      });
      expect(asked.status).toBe(200);
      const review = (by: Member, fields: object) => act(by, caseId, 'endings/review', fields);
      expect(await review(officer, { decision: 'APPROVE' })).toMatchObject({
        status: 403,
        body: { code: 'OWN_ACT' },
      });
      expect(await review(reviewer, { decision: 'APPROVE' })).toMatchObject({
        status: 403,
        body: { code: 'LEVEL_TOO_LOW' },
      });
      const second = await world.member('COUNTY_OFFICER', COUNTY);
      expect(await review(second, { decision: 'RETURN' })).toMatchObject({
        status: 422,
        body: { code: 'REASON_REQUIRED', field: 'reason' },
      });
      expect(kinds(await review(second, { decision: 'APPROVE' }))).toContain('RegistrationCancelled');
      expect(await view(caseId)).toMatchObject({
        phase: 'ENDED',
        registration: { status: 'CANCELLED', ground: 'OTHER_LAW' },
        ended: { told: null, objectUntil: null, objected: false },
        notice: { template: 'REGISTRATION_CANCELLED', owedOn: today, channel: 'SMS', by: today },
      });
      expect(await act(clerk, caseId, 'services', SERVICE)).toMatchObject({
        status: 409,
        body: { code: 'HELP_ENDED' },
      });
    });

    it('R-62: are told to the person, who may object; the county restores what was wrong', async () => {
      const caseId = await living();
      await act(clerk, caseId, 'endings', {
        ...ending('SCHOOL'),
        evidence: { kind: 'ADMISSION_NOTICE', number: 'LQ2026-1' },
      });
      const notice = { channel: 'PHONE', on: today, delivered: true };
      expect(kinds(await act(clerk, caseId, 'notices', notice))).toEqual([
        'NoticeAttempted',
        'TaskCompleted',
      ]);
      expect(await view(caseId)).toMatchObject({ notice: null, ended: { told: today } });
      const objection = { on: today, reason: '本人未入学' };
      expect(await act(clerk, caseId, 'objections', objection)).toMatchObject({ status: 200 });
      expect(await view(caseId)).toMatchObject({ ended: { objected: true } });
      const decision = { decision: 'RESTORE', reason: '经核实未入学' };
      expect(await act(reviewer, caseId, 'objections/review', decision)).toMatchObject({ status: 403 });
      const second = await world.member('COUNTY_OFFICER', COUNTY);
      expect(kinds(await act(second, caseId, 'objections/review', decision))).toContain(
        'RegistrationRestored',
      );
      expect(await view(caseId)).toMatchObject({
        phase: 'OPEN',
        registration: { status: 'ACTIVE', endedOn: null, ground: null },
        ended: null,
      });
    });

    it('R-53, R-56: employment keeps the case open until the person is unemployed again', async () => {
      const form = application();
      const caseId = await living(form);
      const reported = await act(clerk, caseId, 'employment', {
        type: 'UNIT',
        startedOn: today,
        evidence: { kind: 'CONTRACT_FILING' },
        contractMonths: 36,
      });
      expect(kinds(reported)).toEqual(
        expect.arrayContaining(['RegistrationCancelled', 'EmploymentReported']),
      );
      expect(await view(caseId)).toMatchObject({ phase: 'OPEN', employment: 'STABLE' });
      const again = await clerk.post('/v1/registrations', form);
      expect(again).toMatchObject({ status: 201, body: { registeredAgain: true } });
      await worker.relay();
      while ((await view(caseId))['phase'] !== 'CLOSED');
      await untilOpened(String(again.body['caseId']));
      expect(await view(String(again.body['caseId']))).toMatchObject({ repeated: true, phase: 'OPEN' });
    });
  });

  it('R-36, R-39: a wish obliges, a vacancy is asked about, and what did not suit is shown', async () => {
    const caseId = await living();
    await act(clerk, caseId, 'classes', { on: today, classes: ['TRAINING', 'JOB'], note: '想学电工' });
    await act(clerk, caseId, 'services', {
      item: 'VACANCY',
      answer: 'PROVIDED',
      on: today,
      reference: 'V-1',
      fitReason: 'WAGE',
    });
    const { market, classes, tasks } = await view(caseId);
    expect(classes).toEqual(['JOB', 'TRAINING']);
    expect(market).toMatchObject({ awaited: [{ references: ['V-1'], pushedOn: today }], failedAttempts: 0 });
    expect(tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: '分类服务', progress: '缺 推介职业培训项目 0/1' }),
        expect.objectContaining({ label: '回访求职结果' }),
      ]),
    );
    const declined = { reference: 'V-1', on: today, result: 'DECLINED' };
    expect(await act(clerk, caseId, 'push-results', declined)).toMatchObject({
      status: 422,
      body: { code: 'DECLINE_REASON_REQUIRED', field: 'reason' },
    });
    const told = await act(clerk, caseId, 'push-results', { ...declined, reason: 'DISTANCE', note: '太远' });
    expect(kinds(told)).toEqual(['PushResultRecorded', 'TaskCompleted']);
    expect(await view(caseId)).toMatchObject({
      registration: { status: 'ACTIVE' },
      market: { awaited: [], failedAttempts: 1, avoid: ['DISTANCE'], refusals: 1 },
    });
  });

  it('R-23, R-30, R-73: a policy is found, told of, applied for and paid, as the case shows', async () => {
    const caseId = await living();
    const policyCode = 'TRAINING_SUBSIDY';
    await act(clerk, caseId, 'policies-found', { on: today, policies: [policyCode] });
    expect(await view(caseId)).toMatchObject({ guidance: [{ policies: [policyCode] }], referrals: [] });
    const step = (fields: object) => act(clerk, caseId, 'referrals', { policyCode, on: today, ...fields });
    expect(await step({ to: 'INFORMED' })).toMatchObject({ status: 422, body: { code: 'NOT_ONE_TO_ONE' } });
    await step({ to: 'INFORMED', oneToOne: true });
    expect(await step({ to: 'APPLIED' })).toMatchObject({ status: 400, body: { field: 'mode' } });
    await step({ to: 'APPLIED', mode: 'ONLINE' });
    expect(await view(caseId)).toMatchObject({
      guidance: [],
      referrals: [
        { policyCode, stateLabel: '已申请', mode: 'ONLINE', paidYuan: null, lookAtBy: addMonths(today, 1) },
      ],
    });
    expect(await step({ to: 'PAID' })).toMatchObject({ status: 422, body: { code: 'AMOUNT_MISSING' } });
    const split = await step({ to: 'PAID', paidYuan: 1500.555 });
    expect(split).toMatchObject({ status: 400, body: { code: 'INVALID_FIELD', field: 'paidYuan' } });
    await step({ to: 'PAID', paidYuan: 1500.55 });
    expect(await view(caseId)).toMatchObject({
      referrals: [{ state: 'PAID', paidYuan: 1500.55, lookAtBy: null }],
    });
  });

  it('R-45: what was said in counselling is read by its author alone', async () => {
    const caseId = await living();
    const counselling = { item: 'COUNSELLING', answer: 'PROVIDED', on: today, note: '近来焦虑' };
    const { body } = await act(clerk, caseId, 'services', counselling);
    const [fact] = body['facts'] as { data: { noteId: string } }[];
    const url = `/v1/cases/${caseId}/particulars/${fact?.data.noteId}`;
    expect(await clerk.get(url)).toMatchObject({ status: 200, body: { text: '近来焦虑' } });
    expect(await officer.get(url)).toMatchObject({ status: 403, body: { code: 'PARTICULAR_CONFIDENTIAL' } });
    expect(await world.db.accessRecord.findMany({ where: { caseId } })).toHaveLength(1);
  });

  it('R-58: correct an entry once: it stays in the timeline, marked, and what it settled is owed again', async () => {
    const caseId = await living();
    const recorded = await act(clerk, caseId, 'services', SERVICE);
    const [{ seq }] = recorded.body['facts'] as [{ seq: number }];
    const correction = { seq, reason: 'OTHER_PERSON', note: '误记' };
    expect(await act(clerk, caseId, 'corrections', { ...correction, seq: 1 })).toMatchObject({
      status: 422,
      body: { code: 'ENTRY_NOT_CORRECTABLE', field: 'seq' },
    });
    expect(kinds(await act(clerk, caseId, 'corrections', correction))).toEqual([
      'EntryCorrected',
      'TaskProgressWithdrawn',
    ]);
    expect(await act(clerk, caseId, 'corrections', correction)).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_CORRECTED' },
    });
    const timeline = await clerk.get(`/v1/cases/${caseId}/timeline`);
    const facts = timeline.body['facts'] as { seq: number; corrected: boolean }[];
    expect(facts.filter(({ corrected }) => corrected).map((fact) => fact.seq)).toEqual([seq]);
  });

  it('R-68: name an owner who works within the scope, and no other', async () => {
    const caseId = await living();
    const colleague = await world.hire('CASEWORKER', COMMUNITY);
    const stranger = await world.hire('CASEWORKER', '411003001001');
    const auditor = await world.hire('AUDITOR', COMMUNITY);
    const name = (staffId: string, orgCode: string) => act(reviewer, caseId, 'owner', { orgCode, staffId });
    for (const [who, orgCode] of [
      [stranger, '411003001001'],
      [auditor, COMMUNITY],
      [colleague, SUBDISTRICT],
    ] as const) {
      expect(await name(who.staffId, orgCode)).toMatchObject({
        status: 422,
        body: { code: 'OWNER_UNKNOWN' },
      });
    }
    expect(await name(colleague.staffId, COMMUNITY)).toMatchObject({ status: 200 });
    expect(await view(caseId)).toMatchObject({ owner: { staffId: colleague.staffId } });
  });

  it('R-25, R-26, R-33: the county certifies on a certificate that is there, then a plan is agreed', async () => {
    const caseId = await living();
    const measures = ['VACANCIES', 'TRAINING'].map((measure) => ({
      measure,
      staffId: clerk.staffId,
      dueOn: today,
    }));
    const plan = { on: today, text: '每周推荐2个岗位', helperId: clerk.staffId, measures };
    expect(await act(clerk, caseId, 'plans', plan)).toMatchObject({
      status: 422,
      body: { code: 'NOT_LEVEL_II' },
    });
    const certificate = { category: 'H7', on: today, evidence: { number: '低保0001', note: '在保' } };
    expect(await act(reviewer, caseId, 'hardship-certifications', certificate)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_ROLE' },
    });
    const certified = await act(officer, caseId, 'hardship-certifications', certificate);
    expect(kinds(certified)).toEqual(expect.arrayContaining(['HardshipCertified', 'LevelRaised']));
    expect(await act(clerk, caseId, 'plans', { ...plan, measures: measures.slice(1) })).toMatchObject({
      status: 422,
      body: { code: 'PLAN_INCOMPLETE', details: { fault: 'TOO_FEW_KINDS' } },
    });
    expect(kinds(await act(clerk, caseId, 'plans', plan))).toEqual(['PlanAgreed', 'TaskCompleted']);
    expect(await view(caseId)).toMatchObject({ level: 'II', hardship: ['H7'] });
  });
});
