import { randomUUID } from 'node:crypto';
import { checkDigit } from '../../domain/identity-number';
import { application, COMMUNITY, COUNTY, newIdentityNumber, SUBDISTRICT } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Member } from './support/member';

const URL = '/v1/registrations';

describe('registration (失业登记)', () => {
  let world: ApiWorld;
  let caseworker: Member;

  beforeAll(async () => {
    world = await ApiWorld.start();
    caseworker = await world.member('CASEWORKER', COMMUNITY);
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.now = MONDAY;
  });

  it('R-10: registers at once, without Temporal, and says what is promised by when (R-29, R-31)', async () => {
    const { status, body } = await caseworker.post(URL, application());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      registeredOn: '2026-11-23',
      orgCode: COMMUNITY,
      orgName: '金地社区居委会',
      registeredAgain: false,
      promised: [
        {
          what: 'basic4',
          dueOn: '2026-11-30',
          provisional: false,
          sentence: '应于11月30日（周一）前完成4项基本服务',
        },
        { what: 's131', dueOn: '2026-11-30', provisional: false },
      ],
    });
    expect(
      await world.db.startRequest.findUnique({ where: { caseId: String(body['caseId']) } }),
    ).toMatchObject({
      startedAt: null,
    });
    expect(await world.db.case.findUnique({ where: { id: String(body['caseId']) } })).toMatchObject({
      seq: 0,
      version: 0,
      ownerId: null,
      state: { phase: 'NEW' },
    });
  });

  it('says that a date counted in an unpublished year is provisional', async () => {
    world.now = '2026-12-29T01:30:00.000Z';
    const { body } = await (await world.member('CASEWORKER', COMMUNITY)).post(URL, application());
    expect(body).toMatchObject({ promised: [{ provisional: true }, { provisional: true }] });
  });

  it('keeps number, name, phone and free text out of every column that can be read', async () => {
    const person = { documentNumber: newIdentityNumber(), name: '测试乙', phone: '13911112222' };
    const { body } = await caseworker.post(
      URL,
      application({ person, profile: { lastEmployer: '某某机械厂', skills: '焊工' } }),
    );
    const registration = await world.db.registration.findUniqueOrThrow({
      where: { id: String(body['registrationId']) },
      include: { person: true, case: { include: { particulars: true } } },
    });
    const readable = JSON.stringify(registration);
    for (const secret of [...Object.values(person), '机械厂', '焊工']) {
      expect(readable).not.toContain(secret);
      expect(Buffer.from(registration.person.nameCipher).includes(secret)).toBe(false);
    }
    const { id, nameCipher } = registration.person;
    expect(world.cipher.decrypt(nameCipher, { table: 'persons', column: 'name_cipher', rowId: id })).toBe(
      '测试乙',
    );
    expect(registration.case?.particulars.map(({ kind }) => kind).sort()).toEqual(['lastEmployer', 'skills']);
  });

  it.each(['HABITUAL', 'HOUSEHOLD', 'INSURED', 'EMPLOYED'] as const)(
    'R-08, R-92: takes a person from any household at the place they choose: %s',
    async (placeType) => {
      const away = `110101${newIdentityNumber().slice(6, 17)}`;
      const person = { documentNumber: away + checkDigit(away) };
      expect(await caseworker.post(URL, application({ placeType, person }))).toMatchObject({ status: 201 });
    },
  );

  it('R-07: takes residents of Hong Kong, Macao and Taiwan with their permits', async () => {
    const permit = {
      documentKind: 'HM_PERMIT',
      documentNumber: 'H12345678',
      birthDate: '1985-03-02',
      sex: 'MALE',
    } as const;
    expect(await caseworker.post(URL, application({ person: permit }))).toMatchObject({ status: 201 });
  });

  describe('who may register', () => {
    it.each([
      ['on the 16th birthday', '2010-11-23', 201],
      ['the day before it', '2010-11-24', 422],
    ])('R-07: %s', async (_when, birthDate, status) => {
      const answer = await caseworker.post(
        URL,
        application({ person: { documentNumber: newIdentityNumber(birthDate) } }),
      );
      expect(answer.status).toBe(status);
      if (status === 422) expect(answer.body).toMatchObject({ code: 'UNDER_16', clauses: ['R-07'] });
    });

    it.each([
      ['ableToWork', { ableToWork: false }, 'UNABLE_TO_WORK', true],
      ['unemployed', { unemployed: false }, 'NOT_UNEMPLOYED', true],
      ['drawsPension', { drawsPension: true }, 'DRAWS_PENSION', true],
      ['wantsWork', { wantsWork: false }, 'NO_WISH_TO_WORK', true],
    ] as const)(
      'R-07, R-70: refused for %s, and offered 求职登记',
      async (field, declarations, code, offered) => {
        const before = await world.rowCounts();
        const { status, body } = await caseworker.post(URL, application({ declarations }));
        expect(status).toBe(422);
        expect(body).toMatchObject({
          code,
          field: `declarations.${field}`,
          details: { jobSeekerRegistrationOffered: offered },
        });
        expect(body['nextStep']).toMatch(/求职登记/);
        expect(await world.rowCounts()).toEqual(before);
      },
    );

    it('R-09: asks for the signed commitment and tells every reason at once', async () => {
      const changes = { commitment: { signed: false }, declarations: { unemployed: false } };
      const { body } = await caseworker.post(URL, application(changes));
      expect(body).toMatchObject({
        code: 'NOT_UNEMPLOYED',
        errors: [{ code: 'NOT_UNEMPLOYED' }, { code: 'COMMITMENT_NOT_SIGNED', field: 'commitment.signed' }],
      });
    });
  });

  describe('one active registration a person (A-16)', () => {
    it('refuses a second one anywhere in the city and tells nothing of the first', async () => {
      const form = application();
      await caseworker.post(URL, form);
      const elsewhere = await world.member('CASEWORKER', '411003001001');
      const before = await world.rowCounts();
      const { status, body } = await elsewhere.post(URL, { ...form, orgCode: '411003001001' });
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'DUPLICATE_REGISTRATION', field: 'person.documentNumber' });
      expect(body['nextStep']).toMatch(/转移/);
      expect(JSON.stringify(body)).not.toMatch(/金地|13800000000|测试甲|411002/);
      expect(await world.rowCounts()).toEqual(before);
    });

    it('lets exactly one of many simultaneous attempts through', async () => {
      const form = application();
      const answers = await Promise.all(Array.from({ length: 8 }, () => caseworker.post(URL, form)));
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201,
        ...Array.from({ length: 7 }, () => 409),
      ]);
    });

    it('R-56: registers anew who was registered before, linked to the earlier registration', async () => {
      const form = application();
      const first = await caseworker.post(URL, form);
      const registrationId = String(first.body['registrationId']);
      await world.owner.registration.update({
        where: { id: registrationId },
        data: {
          status: 'CANCELLED',
          endedOn: new Date('2026-11-23'),
          ground: 'HIRED',
          evidenceId: randomUUID(),
        },
      });
      const again = await caseworker.post(URL, { ...form, person: { ...form.person, phone: '13700000000' } });
      expect(again).toMatchObject({ status: 201, body: { registeredAgain: true } });
      const second = await world.db.registration.findUniqueOrThrow({
        where: { id: String(again.body['registrationId']) },
        include: { person: true },
      });
      expect(second.previousId).toBe(registrationId);
      const { id, phoneCipher } = second.person;
      expect(world.cipher.decrypt(phoneCipher, { table: 'persons', column: 'phone_cipher', rowId: id })).toBe(
        '13700000000',
      );
    });
  });

  describe('a repeated command', () => {
    it('gets the same answer and writes nothing', async () => {
      const [form, key] = [application(), randomUUID()];
      const first = await caseworker.post(URL, form, key);
      const before = await world.rowCounts();
      const reordered = Object.fromEntries(Object.entries(form).reverse());
      const second = await caseworker.post(URL, reordered, key);
      expect(second).toMatchObject({ status: 200, body: first.body });
      expect(await world.rowCounts()).toEqual(before);
    });

    it('is carried out once when it arrives many times at once', async () => {
      const [form, key] = [application(), randomUUID()];
      const answers = await Promise.all(Array.from({ length: 8 }, () => caseworker.post(URL, form, key)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
      expect(new Set(answers.map(({ body }) => body['caseId'])).size).toBe(1);
    });

    it('is refused under the same key with another body', async () => {
      const key = randomUUID();
      await caseworker.post(URL, application(), key);
      const before = await world.rowCounts();
      const { status, body } = await caseworker.post(URL, application(), key);
      expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await world.rowCounts()).toEqual(before);
    });

    it('stands once when two bodies race for one key', async () => {
      const key = randomUUID();
      const answers = await Promise.all(
        [application(), application()].map((form) => caseworker.post(URL, form, key)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    });
  });

  describe('the organisation', () => {
    it('R-12: has to be the lowest there is, within the scope, and accepting', async () => {
      const officer = await world.member('COUNTY_OFFICER', COUNTY);
      const closed = '411002002001';
      await world.owner.organisation.update({
        where: { code: closed },
        data: { acceptsRegistrations: false },
      });
      const codes = await Promise.all(
        [SUBDISTRICT, COUNTY, '411003001001', '411002999999', closed].map(async (orgCode) => {
          const { body } = await officer.post(URL, application({ orgCode }));
          return [body['code'], body['field']];
        }),
      );
      expect(codes).toEqual([
        ['ORGANISATION_TOO_HIGH', 'orgCode'],
        ['ORGANISATION_TOO_HIGH', 'orgCode'],
        ['ORGANISATION_OUT_OF_SCOPE', 'orgCode'],
        ['ORGANISATION_UNKNOWN', 'orgCode'],
        ['ORGANISATION_NOT_ACCEPTING', 'orgCode'],
      ]);
    });
  });
});
