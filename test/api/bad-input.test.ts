import { randomUUID } from 'node:crypto';
import { checkDigit } from '../../domain/identity-number';
import { application, COMMUNITY, newIdentityNumber } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Answer, Member } from './support/member';
import { CaseKeeper } from './support/opened-case';

const URL = '/v1/registrations';
type Change = (form: ReturnType<typeof application>) => unknown;

const numbered =
  (documentNumber: string): Change =>
  (form) => ({ ...form, person: { ...form.person, documentNumber } });
const wrongCheck = (): string => {
  const number = newIdentityNumber();
  return number.slice(0, 17) + (number.endsWith('0') ? '1' : '0');
};
const withDate = (date: string): string => `411002${date}123${checkDigit(`411002${date}123`)}`;

/** What goes wrong at a counter, and the code and the field it is answered with. */
const BAD_FORMS: readonly (readonly [
  what: string,
  change: Change,
  status: number,
  code: string,
  field: string | undefined,
])[] = [
  ['a body that is no JSON', () => '{"person": ', 400, 'MALFORMED_JSON', undefined],
  ['an empty body', () => '', 400, 'MALFORMED_JSON', undefined],
  ['a list instead of a form', () => '[]', 400, 'INVALID_FIELD', ''],
  ['an unknown field', (form) => ({ ...form, cardNumber: '1' }), 400, 'UNKNOWN_FIELD', 'cardNumber'],
  [
    'an unknown field further in',
    (form) => ({ ...form, person: { ...form.person, address: 'x' } }),
    400,
    'UNKNOWN_FIELD',
    'person.address',
  ],
  [
    'a required field that is missing',
    (form) => ({ ...form, tags: undefined }),
    400,
    'REQUIRED_FIELD',
    'tags',
  ],
  ['a wrong type', (form) => ({ ...form, orgCode: 411002001001 }), 400, 'INVALID_FIELD', 'orgCode'],
  [
    'a declaration in words',
    (form) => ({ ...form, declarations: { ...form.declarations, wantsWork: 'true' } }),
    400,
    'INVALID_FIELD',
    'declarations.wantsWork',
  ],
  [
    'a value outside the list',
    (form) => ({ ...form, placeType: 'ANYWHERE' }),
    400,
    'INVALID_FIELD',
    'placeType',
  ],
  [
    'a code outside the table',
    (form) => profile(form, { education: '71' }),
    400,
    'INVALID_FIELD',
    'profile.education',
  ],
  ['no wish', (form) => profile(form, { wishes: [] }), 400, 'INVALID_FIELD', 'profile.wishes'],
  [
    'the same wish twice',
    (form) => profile(form, { wishes: ['JOB', 'JOB'] }),
    400,
    'INVALID_FIELD',
    'profile.wishes',
  ],
  [
    'a date that does not exist',
    (form) => profile(form, { unemployedSince: '2026-02-30' }),
    400,
    'INVALID_FIELD',
    'profile.unemployedSince',
  ],
  [
    'unemployed from tomorrow',
    (form) => profile(form, { unemployedSince: '2026-11-24' }),
    422,
    'DATE_IN_FUTURE',
    'profile.unemployedSince',
  ],
  ['blank words', (form) => profile(form, { skills: '  ' }), 400, 'INVALID_FIELD', 'profile.skills'],
  ['a NUL in words', (form) => profile(form, { skills: 'a\u0000b' }), 400, 'INVALID_FIELD', 'profile.skills'],
  ['a name with digits', (form) => person(form, { name: '张3' }), 400, 'INVALID_FIELD', 'person.name'],
  [
    'a phone with letters',
    (form) => person(form, { phone: '138abc00000' }),
    400,
    'INVALID_FIELD',
    'person.phone',
  ],
  ['a wrong check digit', numbered(wrongCheck()), 422, 'ID_NUMBER_CHECK', 'person.documentNumber'],
  [
    'an old number of 15 digits',
    numbered('411002900517123'),
    422,
    'ID_NUMBER_LENGTH',
    'person.documentNumber',
  ],
  ['a number of letters', numbered('41100219900517ABCD'), 422, 'ID_NUMBER_FORMAT', 'person.documentNumber'],
  [
    'a province that is none',
    numbered('99' + newIdentityNumber().slice(2)),
    422,
    'ID_NUMBER_PROVINCE',
    'person.documentNumber',
  ],
  [
    'a birth date that does not exist',
    numbered(withDate('19900230')),
    422,
    'ID_NUMBER_DATE',
    'person.documentNumber',
  ],
  [
    'a birth in the future',
    numbered(withDate('20300101')),
    422,
    'ID_NUMBER_DATE_RANGE',
    'person.documentNumber',
  ],
  [
    'a birth date that contradicts the number',
    (form) => person(form, { birthDate: '1991-01-01' }),
    422,
    'ID_CONTRADICTED',
    'person.birthDate',
  ],
  [
    'a sex that contradicts the number',
    (form) => person(form, { sex: sexNotIn(form.person.documentNumber) }),
    422,
    'ID_CONTRADICTED',
    'person.sex',
  ],
  [
    'a permit without birth date',
    (form) => person(form, { documentKind: 'HM_PERMIT', documentNumber: 'H87654321' }),
    422,
    'BIRTH_DATE_REQUIRED',
    'person.birthDate',
  ],
  [
    'a permit without sex',
    (form) =>
      person(form, { documentKind: 'TW_PERMIT', documentNumber: '87654321', birthDate: '1990-01-01' }),
    422,
    'SEX_REQUIRED',
    'person.sex',
  ],
  [
    'a permit holder born in the future',
    (form) =>
      person(form, {
        documentKind: 'TW_PERMIT',
        documentNumber: '87654321',
        birthDate: '2027-01-01',
        sex: 'MALE',
      }),
    422,
    'DATE_IN_FUTURE',
    'person.birthDate',
  ],
  [
    'an organisation of another county',
    (form) => ({ ...form, orgCode: '411003001001' }),
    422,
    'ORGANISATION_OUT_OF_SCOPE',
    'orgCode',
  ],
  [
    'an organisation that does not exist',
    (form) => ({ ...form, orgCode: '411002001999' }),
    422,
    'ORGANISATION_UNKNOWN',
    'orgCode',
  ],
  ['the city as the place', (form) => ({ ...form, orgCode: '4110' }), 400, 'INVALID_FIELD', 'orgCode'],
];

function person(form: ReturnType<typeof application>, change: object): unknown {
  return { ...form, person: { ...form.person, ...change } };
}

function profile(form: ReturnType<typeof application>, change: object): unknown {
  return { ...form, profile: { ...form.profile, ...change } };
}

function sexNotIn(number: string): string {
  return Number(number.charAt(16)) % 2 === 1 ? 'FEMALE' : 'MALE';
}

const HELPER = '7d0f6a52-3c1b-4d0e-9a51-2f6f7f0f9f11';
const PLAN = {
  on: '2026-11-23',
  text: '每周推荐2个岗位',
  helperId: HELPER,
  measures: [{ measure: 'TRAINING', staffId: HELPER, dueOn: '2026-12-23' }],
};

describe('bad input', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let caseworker: Member;
  let before: Record<string, number>;
  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    caseworker = await world.member('CASEWORKER', COMMUNITY);
  });
  afterAll(async () => {
    await keeper.stop();
    await world.stop();
  });
  beforeEach(async () => {
    world.now = MONDAY;
    before = await world.rowCounts();
  });

  const expectRefusal = async (answer: Answer, status: number, code: string, field?: string) => {
    const { title, nextStep, instance, ...body } = answer.body;
    expect({ status: answer.status, code: body['code'], field: body['field'] }).toEqual({
      status,
      code,
      field,
    });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    for (const sentence of [title, nextStep]) expect(sentence).toMatch(/\p{Script=Han}/u);
    expect(instance).toBe(`urn:bangfu:request:${String(answer.headers['x-request-id'])}`);
    expect(JSON.stringify(answer.body)).not.toMatch(
      /\bat .*\.(ts|js)|prisma|node_modules|测试甲|13800000000/i,
    );
    expect(await world.rowCounts()).toEqual(before);
  };

  it.each(BAD_FORMS)(
    '%s: a code, a field and a next step, and nothing written',
    async (_what, change, status, code, field) => {
      await expectRefusal(await caseworker.post(URL, change(application())), status, code, field);
    },
  );

  it('tells everything that is wrong with a form at once', async () => {
    const form = application();
    const { body } = await caseworker.post(
      URL,
      person({ ...form, placeType: 'X' as 'HABITUAL' }, { phone: '1', name: '' }),
    );
    expect((body['errors'] as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'person.name',
      'person.phone',
      'placeType',
    ]);
  });

  it.each([undefined, 'short', 'has a blank', 'x'.repeat(65), '命令号命令号命令号'])(
    'command id %j',
    async (key) => {
      const headers = {
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      };
      const answer = await caseworker.request('POST', URL, headers, JSON.stringify(application()));
      await expectRefusal(answer, 400, 'IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key');
    },
  );

  it('another content type, and a body beyond all measure', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const xml = await caseworker.request('POST', URL, { ...key, 'content-type': 'text/xml' }, '<a/>');
    await expectRefusal(xml, 415, 'UNSUPPORTED_MEDIA_TYPE');
    const huge = await caseworker.post(URL, { ...application(), more: 'x'.repeat(70_000) });
    await expectRefusal(huge, 413, 'BODY_TOO_LARGE');
  });

  it('an address that is not there, a case id that is none, a case that is not there', async () => {
    await expectRefusal(await caseworker.get('/v1/nothing'), 404, 'NOT_FOUND');
    await expectRefusal(await caseworker.get('/v1/cases/17'), 400, 'INVALID_FIELD', 'id');
    await expectRefusal(await caseworker.get(`/v1/cases/${randomUUID()}`), 404, 'CASE_NOT_FOUND');
  });

  it('queries out of range', async () => {
    await expectRefusal(await caseworker.get('/v1/queues/MINE/tasks?limit=0'), 400, 'INVALID_FIELD', 'limit');
    await expectRefusal(
      await caseworker.get('/v1/queues/MINE/tasks?limit=abc'),
      400,
      'INVALID_FIELD',
      'limit',
    );
    await expectRefusal(await caseworker.get('/v1/queues/MINE/tasks?sort=x'), 400, 'UNKNOWN_FIELD', 'sort');
    await expectRefusal(
      await caseworker.get('/v1/queues/MINE/tasks?cursor=xyz'),
      400,
      'INVALID_FIELD',
      'cursor',
    );
    await expectRefusal(await caseworker.get('/v1/queues/NONE/tasks'), 404, 'QUEUE_NOT_FOUND');
  });

  describe('commands', () => {
    let caseId: string;
    let caseVersion: number;
    beforeAll(async () => {
      world.now = MONDAY;
      caseId = String((await caseworker.post(URL, application())).body['caseId']);
      await keeper.open(caseId);
      caseVersion = Number((await caseworker.get(`/v1/cases/${caseId}`)).body['caseVersion']);
    });

    const findings = {
      jobSearch: 'SEARCHING',
      income: 'UNCHANGED',
      family: 'UNCHANGED',
      intent: 'UNCHANGED',
    };

    it.each([
      ['services', { item: 'x y', answer: 'PROVIDED', on: '2026-11-23' }, 'INVALID_FIELD', 'item'],
      ['services', { item: 'VACANCY', answer: 'YES', on: '2026-11-23' }, 'INVALID_FIELD', 'answer'],
      ['services', { item: 'VACANCY', answer: 'PROVIDED', on: '23.11.2026' }, 'INVALID_FIELD', 'on'],
      [
        'services',
        { item: 'VACANCY', answer: 'PROVIDED', on: '2026-11-23', reference: '张三' },
        'INVALID_FIELD',
        'reference',
      ],
      ['follow-ups', { on: '2026-11-23', channel: 'PHONE' }, 'REQUIRED_FIELD', 'findings'],
      ['follow-ups', { on: '2026-11-23', channel: 'LETTER', findings }, 'INVALID_FIELD', 'channel'],
      ['plans', { ...PLAN, text: 'x'.repeat(5001) }, 'INVALID_FIELD', 'text'],
      ['plans', { ...PLAN, measures: [] }, 'INVALID_FIELD', 'measures'],
      [
        'hardship-applications/first-check',
        { on: '2026-11-23', outcome: 'PASS', reason: '无' },
        'INVALID_FIELD',
        'reason',
      ],
      ['hardship-questions', { on: '2026-11-23', answers: { rich: true } }, 'UNKNOWN_FIELD', 'answers.rich'],
      [
        'problems/follow-up',
        { on: '2026-11-23', problemId: 'plan:3', outcome: 'OPEN' },
        'INVALID_FIELD',
        'problemId',
      ],
      [
        'endings',
        { ground: 'NOBODY_KNOWS', happenedOn: '2026-11-23', evidence: { kind: 'STUDENT_RECORD' } },
        'INVALID_FIELD',
        'ground',
      ],
      [
        'endings',
        { ground: 'SCHOOL', happenedOn: '2026-11-23', evidence: { kind: 'HEARSAY' } },
        'INVALID_FIELD',
        'evidence.kind',
      ],
      [
        'endings',
        {
          ground: 'OTHER_LAW',
          happenedOn: '2026-11-23',
          evidence: { kind: 'LEGAL_DOCUMENT' },
          documentNumber: '本人多次拒绝',
        },
        'INVALID_FIELD',
        'documentNumber',
      ],
      [
        'employment',
        { type: 'UNIT', startedOn: '2026-11-23', evidence: { kind: 'CONTRACT_FILING' }, contractMonths: -1 },
        'INVALID_FIELD',
        'contractMonths',
      ],
    ])('%s %#', async (path, fields, code, field) => {
      const answer = await caseworker.post(`/v1/cases/${caseId}/${path}`, { caseVersion, ...fields });
      await expectRefusal(answer, 400, code, field);
    });

    it('a version that is none', async () => {
      const url = `/v1/cases/${caseId}/refreshes`;
      await expectRefusal(
        await caseworker.post(url, { on: '2026-11-23' }),
        400,
        'REQUIRED_FIELD',
        'caseVersion',
      );
      await expectRefusal(
        await caseworker.post(url, { caseVersion: '1', on: '2026-11-23' }),
        400,
        'INVALID_FIELD',
        'caseVersion',
      );
    });
  });
});
