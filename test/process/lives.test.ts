import { addDays, addMonths, lastDayOfMonth, monthOf } from '../../domain/civil-date';
import { GROUND_RULES } from '../../domain/endings';
import type { CommandData } from '../../domain/case/commands';
import type { EndingGround } from '../../domain/case/state';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { COUNTY_OFFICER, planOf, REVIEWER } from '../support/life';
import { keepHistory } from '../support/histories';
import { SkippingWorld } from '../support/skipping-world';

const EVIDENCE = '00000000-0000-4000-8000-00000000e001';
const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;
const BASIC_FOUR = ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'BUSINESS_SERVICE'];

describe('lives on a skipped clock, with a real worker and a real database', () => {
  let world: SkippingWorld;

  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());

  async function giveFirstHelp(person: LivingCase): Promise<void> {
    const on = await world.today();
    for (const item of [...BASIC_FOUR, 'CAREER_GUIDANCE', 'TRAINING', 'JOB_SEARCH_GUIDANCE']) {
      await person.does('recordService', { item, answer: 'PROVIDED', on });
    }
    for (const reference of ['V-1', 'V-2', 'V-3']) {
      await person.does('recordService', {
        item: 'VACANCY',
        answer: 'PROVIDED',
        on,
        reference,
        fitReason: 'DISTANCE',
      });
    }
  }

  async function hearResults(person: LivingCase): Promise<void> {
    const results = ['V-1', 'V-2', 'V-3'].map((reference) => ({ reference, result: 'NOT_HIRED' as const }));
    await person.does('recordVisit', {
      on: await world.today(),
      channel: 'PHONE',
      outcome: 'REACHED',
      results,
    });
  }

  async function followUp(person: LivingCase): Promise<void> {
    await person.does('recordFollowUp', { on: await world.today(), channel: 'VISIT', findings: FINDINGS });
  }

  async function reportWork(
    person: LivingCase,
    more: Partial<CommandData['reportEmployment']>,
  ): Promise<void> {
    const startedOn = await world.today();
    const evidence = { evidenceId: EVIDENCE, evidenceKind: 'EMPLOYMENT_REGISTRATION' } as const;
    await person.does('reportEmployment', { type: 'UNIT', startedOn, ...evidence, ...more });
  }

  async function isTold(person: LivingCase): Promise<void> {
    await person.does('recordNotice', { channel: 'PHONE', on: await world.today(), delivered: true });
  }

  /** The two accounts of one life agree: what the workflow knows and what the ledger says. */
  async function expectSameInLedger(person: LivingCase): Promise<void> {
    expect(await person.foldedState()).toEqual(await person.state());
  }

  it('on time (R-29, R-31, R-37, R-39, R-52): first help on the fifth working day, results, a year of follow-ups, nothing late', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await world.until(addDays(start, 7), 23);
    await giveFirstHelp(person);
    await world.until(addDays(start, 20));
    await hearResults(person);
    for (let month = 1; month <= 12; month++) {
      await world.until(`${monthOf(addMonths(start, month))}-12`);
      await followUp(person);
    }
    const tasks = await person.tasks();
    expect(tasks.filter(({ id }) => !id.startsWith('refresh')).filter(({ late }) => late)).toEqual([]);
    expect(tasks.filter(({ status }) => status === 'DONE')).toHaveLength(16);
    expect((await person.facts()).filter(({ kind }) => kind === 'FollowUpMissed')).toEqual([]);
    await expectSameInLedger(person);
    await keepHistory('a-year-on-time', person);
    await person.isLeft();
  });

  it('late at every rung (A-2, R-29): subdistrict, county, city; done at last, it stays late', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    const climbedTo = (level: string) =>
      eventually(async () =>
        expect((await person.tasks()).slice(0, 2)).toMatchObject([
          { id: 'basic4', escalatedTo: level },
          { id: 's131', escalatedTo: level },
        ]),
      );
    await world.until(addDays(start, 3), 3);
    await climbedTo('SUBDISTRICT');
    await world.until(addDays(start, 8), 3);
    await climbedTo('COUNTY');
    await world.until(addDays(start, 15), 3);
    await climbedTo('CITY');
    await giveFirstHelp(person);
    expect((await person.tasks()).filter(({ late }) => late).map(({ id }) => id)).toEqual([
      'basic4',
      's131',
      'service:JOB_SEARCH_GUIDANCE:4',
    ]);
    await expectSameInLedger(person);
    await keepHistory('late-at-every-rung', person);
    await person.isLeft();
  });

  it('hardship (R-25, R-26, R-34): certified, raised to level II, the individual plan agreed in ten working days', async () => {
    const person = await world.registerInMarch();
    const on = await world.today();
    await person.does('certifyHardship', { category: 'H6a', on, evidenceId: EVIDENCE }, COUNTY_OFFICER);
    expect(await person.state()).toMatchObject({ level: 'II', hardship: ['H6a'] });
    await world.until(addDays(on, 14));
    await person.does('agreePlan', planOf(addDays(on, 14)));
    expect((await person.tasks()).find(({ id }) => id.startsWith('plan:'))).toMatchObject({
      status: 'DONE',
      late: false,
    });
    await expectSameInLedger(person);
    await keepHistory('hardship-and-plan', person);
    await person.isLeft();
  });

  it('employed (R-54, R-61, R-62): cancelled with ground and evidence, told, followed up by the half-year, ended', async () => {
    const person = await world.registerInMarch();
    await reportWork(person, { contractMonths: 24 });
    const { rows } = await world.cases.pool.query(
      `SELECT r.status, r.ground, r.evidence_id AS evidence, n.template
         FROM cases c JOIN registrations r ON r.id = c.registration_id JOIN notifications n ON n.case_id = c.id
        WHERE c.id = $1`,
      [person.input.caseId],
    );
    expect(rows).toEqual([
      { status: 'CANCELLED', ground: 'HIRED', evidence: EVIDENCE, template: 'REGISTRATION_CANCELLED' },
    ]);
    await isTold(person);
    const year = (await world.today()).slice(0, 4);
    await world.until(`${year}-06-10`);
    await followUp(person);
    await world.until(`${year}-11-10`);
    await followUp(person);
    expect(await person.handle.result()).toMatchObject({ phase: 'CLOSED', tasks: [] });
    expect((await person.facts()).at(-1)).toMatchObject({
      kind: 'CaseClosed',
      data: { reason: 'STABLE_EMPLOYMENT' },
    });
    await keepHistory('employed-and-stable', person);
  });

  it('unemployed again (R-56, A-11): linked to the case before, which ends; met every month of the focus, by people', async () => {
    const before = await world.registerInMarch();
    await reportWork(before, { contractMonths: 24 });
    const start = await world.today();
    const person = await world.cases.register(start, { previousCaseId: before.input.caseId });
    await person.opened();
    expect(await before.handle.result()).toMatchObject({ phase: 'CLOSED', tasks: [] });
    const focusedUntil = lastDayOfMonth(monthOf(addMonths(start, 3)));
    expect(await person.state()).toMatchObject({ repeated: true, focusedUntil });
    expect((await person.tasks()).map(({ id }) => id.split(':')[0])).toEqual([
      'basic4',
      'hardship-status',
      's131',
      'service',
      'follow-up',
    ]);
    const checked = async () => (await person.facts()).filter(({ kind }) => kind === 'StatusChecked');
    for (let month = 1; month <= 4; month++) {
      await world.until(`${monthOf(addMonths(start, month))}-12`);
      const on = await world.today();
      await person.does('recordComparison', { on, batchId: `batch-${month}` }, COUNTY_OFFICER);
      expect(await checked()).toHaveLength(month <= 3 ? 0 : 1);
      if (month <= 3) await followUp(person);
    }
    expect((await person.facts()).filter(({ kind }) => kind === 'FollowUpMissed')).toEqual([]);
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('transferred (R-05, R-29, A-2): what is owed goes along, and climbs when it would have', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await world.until(addDays(start, 3), 12);
    const climbed = async () =>
      (await person.tasks()).filter(({ id }) => id === 'basic4').map(({ escalatedTo }) => escalatedTo);
    await eventually(async () => expect(await climbed()).toEqual(['SUBDISTRICT']));
    const elsewhere = { orgCode: '411003001001', owner: { orgCode: '411003' } };
    await person.does('transferCase', elsewhere, COUNTY_OFFICER);
    const { rows } = await world.cases.pool.query(
      `SELECT DISTINCT org_code AS "orgCode", owner_org_code AS "ownerOrgCode" FROM tasks WHERE case_id = $1`,
      [person.input.caseId],
    );
    expect(rows).toEqual([{ orgCode: '411003001001', ownerOrgCode: '411003' }]);
    await world.until(addDays(start, 8), 12);
    await eventually(async () => expect(await climbed()).toEqual(['COUNTY']));
    await giveFirstHelp(person);
    expect((await person.tasks()).find(({ id }) => id === 'basic4')).toMatchObject({
      status: 'DONE',
      late: true,
    });
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('flexible, then stable (R-53, A-10): by the quarter first, by the half-year afterwards', async () => {
    const person = await world.registerInMarch();
    const year = (await world.today()).slice(0, 4);
    await world.until(`${year}-04-06`);
    await reportWork(person, { type: 'FLEXIBLE' });
    await world.until(`${year}-05-06`);
    await followUp(person);
    await world.until(`${year}-08-06`);
    await reportWork(person, { insuredMonths: 6 });
    const followUps = (await person.state()).tasks.filter(({ kind }) => kind === 'FOLLOW_UP');
    expect(followUps.map(({ id }) => id)).toEqual([`follow-up:${year}-H2`]);
    expect((await person.facts()).filter(({ kind }) => kind === 'RegistrationConverted')).toHaveLength(1);
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('two years of monthly follow-ups (R-52, R-65): no month left out, none twice, four refreshes', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await giveFirstHelp(person);
    for (let month = 1; month <= 24; month++) {
      const last = lastDayOfMonth(monthOf(addMonths(start, month)));
      await world.until(last, 20);
      await followUp(person);
      if (month % 6 === 0) await person.does('refreshRecord', { on: last });
    }
    const held = (await person.facts()).flatMap((fact) =>
      fact.kind === 'FollowUpRecorded' && fact.data.period ? [fact.data.period] : [],
    );
    expect(held).toEqual(Array.from({ length: 24 }, (_, month) => monthOf(addMonths(start, month + 1))));
    expect(
      (await person.tasks()).filter(({ id }) => id.startsWith('refresh')).map(({ status }) => status),
    ).toEqual(Array(4).fill('DONE'));
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('nobody comes (R-47, R-52, R-64): every month is a missed promise, and the registration stays', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await world.until(`${monthOf(addMonths(start, 4))}-02`);
    await eventually(async () =>
      expect((await person.facts()).filter(({ kind }) => kind === 'FollowUpMissed')).toHaveLength(3),
    );
    expect(await person.state()).toMatchObject({ registration: 'ACTIVE', followUps: { missedInARow: 3 } });
    expect((await person.tasks()).at(-1)).toMatchObject({ status: 'OPEN', escalatedTo: 'CITY' });
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it.each([
    'PENSION',
    'SCHOOL',
    'ARMY',
    'ABROAD',
    'INCAPABLE',
    'PRISON',
    'DEATH',
    'OTHER_LAW',
  ] as EndingGround[])(
    'lawful ending (R-61, R-62): %s ends registration and help, and the workflow after the period of objection',
    async (ground) => {
      const person = await world.registerInMarch();
      const { evidence, decidedBy } = GROUND_RULES[ground];
      await person.does('requestEnding', {
        ground,
        happenedOn: await world.today(),
        evidenceId: EVIDENCE,
        evidenceKind: evidence[0] ?? 'LEGAL_DOCUMENT',
        ...(ground === 'OTHER_LAW' && { documentNumber: '豫人社〔2024〕5号' }),
      });
      if (decidedBy !== 'CLERK') {
        await person.does(
          'reviewEnding',
          { decision: 'APPROVE' },
          decidedBy === 'COUNTY' ? COUNTY_OFFICER : REVIEWER,
        );
      }
      expect(await person.state()).toMatchObject({ registration: 'CANCELLED', ended: { helpEnded: ground } });
      if (GROUND_RULES[ground].notifyPerson) await isTold(person);
      expect(await person.handle.result()).toMatchObject({ registration: 'CANCELLED', phase: 'CLOSED' });
      const { rows } = await world.cases.pool.query(
        `SELECT r.status, r.ground FROM cases c JOIN registrations r ON r.id = c.registration_id WHERE c.id = $1`,
        [person.input.caseId],
      );
      expect(rows).toEqual([{ status: 'CANCELLED', ground }]);
    },
  );

  it.each([
    ['R-63', 'THREE_REFUSALS'],
    ['R-64', 'SIX_MONTHS_WITHOUT_CONTACT'],
  ])('forbidden ending (%s): %s is refused by the case and by the database', async (_clause, ground) => {
    const person = await world.registerInMarch();
    const ending = {
      ground: ground as EndingGround,
      happenedOn: await world.today(),
      evidenceId: EVIDENCE,
      evidenceKind: 'LEGAL_DOCUMENT',
    } as const;
    await expect(person.does('requestEnding', ending)).rejects.toMatchObject({
      cause: { message: 'UNLAWFUL_GROUND' },
    });
    expect(await person.state()).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN' });
    await expect(
      world.cases.pool.query(
        `UPDATE registrations SET status = 'CANCELLED', ended_on = registered_on, ground = $2, evidence_id = id
          WHERE id = (SELECT registration_id FROM cases WHERE id = $1)`,
        [person.input.caseId, ground],
      ),
    ).rejects.toThrow('registrations_ground_lawful');
    await person.isLeft();
  });
});
