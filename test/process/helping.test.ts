import { addDays, addMonths } from '../../domain/civil-date';
import type { CommandData } from '../../domain/case/commands';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { SkippingWorld } from '../support/skipping-world';

const SUBSIDY = 'TRAINING_SUBSIDY';
const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;

describe('help that is followed to its result, on a skipped clock', () => {
  let world: SkippingWorld;

  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());

  async function visits(person: LivingCase, more: Partial<CommandData['recordVisit']>): Promise<void> {
    const on = await world.today();
    await person.does('recordVisit', { on, channel: 'PHONE', outcome: 'REACHED', ...more });
  }

  const taskOf = async (person: LivingCase, prefix: string) =>
    (await person.tasks()).find(({ id }) => id.startsWith(prefix));

  /** The two accounts of one life agree: what the workflow knows and what the ledger says. */
  async function expectSameInLedger(person: LivingCase): Promise<void> {
    expect(await person.foldedState()).toEqual(await person.state());
  }

  it('R-39 R-28: vacancies are pushed, nobody asks, it climbs; asked at last it stays late and the attempts count', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await visits(person, {
      services: ['V-1', 'V-2'].map((reference) => ({
        item: 'VACANCY',
        answer: 'PROVIDED' as const,
        reference,
        fitReason: 'DISTANCE' as const,
      })),
    });
    expect((await person.state()).tasks.filter(({ kind }) => kind === 'PUSH_RESULT')).toMatchObject([
      { references: ['V-1', 'V-2'], dueOn: addDays(start, 14) },
    ]);
    const climbedTo = (level: string) =>
      eventually(async () =>
        expect(await taskOf(person, 'push-result')).toMatchObject({ escalatedTo: level, status: 'OPEN' }),
      );
    await world.until(addDays(start, 15), 3);
    await climbedTo('SUBDISTRICT');
    await world.until(addDays(start, 22), 3);
    await climbedTo('COUNTY');
    await visits(person, {
      results: [
        { reference: 'V-1', result: 'NOT_HIRED' },
        { reference: 'V-2', result: 'DECLINED', reason: 'WAGE' },
      ],
    });
    expect(await taskOf(person, 'push-result')).toMatchObject({ status: 'DONE', late: true });
    expect(await person.state()).toMatchObject({
      failedAttempts: [{ reference: 'V-1' }, { reference: 'V-2', reason: 'WAGE' }],
      refusals: 1,
      registration: 'ACTIVE',
    });
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('R-23 R-78: a policy is found, told of, applied for, asked about every month, and paid, without a wake-up', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await visits(person, {
      services: [
        ...['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'BUSINESS_SERVICE'],
        ...['CAREER_GUIDANCE', 'TRAINING', 'JOB_SEARCH_GUIDANCE'],
      ].map((item) => ({ item, answer: 'PROVIDED' as const })),
    });
    await person.does('findPolicies', { on: start, policies: [SUBSIDY] });
    await world.until(addDays(start, 4));
    await visits(person, { referrals: [{ policyCode: SUBSIDY, to: 'INFORMED', oneToOne: true }] });
    expect(await taskOf(person, 'guidance')).toMatchObject({ status: 'DONE', late: false });
    for (const [month, step] of [
      [1, { policyCode: SUBSIDY, to: 'APPLIED', mode: 'ASSISTED' }],
      [2, { policyCode: SUBSIDY, to: 'WAITING' }],
      [3, { policyCode: SUBSIDY, to: 'PAID', paidYuan: 1500 }],
    ] as const) {
      await world.until(addMonths(start, month));
      await visits(person, { findings: FINDINGS, referrals: [step] });
    }
    expect(await taskOf(person, 'referral')).toMatchObject({
      status: 'DONE',
      late: false,
      escalatedTo: null,
    });
    expect(await person.state()).toMatchObject({
      registration: 'ACTIVE',
      referrals: [
        { policyCode: SUBSIDY, state: 'PAID', since: addMonths(start, 3), mode: 'ASSISTED', paidYuan: 1500 },
      ],
    });
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('R-36 R-45 R-63: wishes change, refusals pile up, and nothing ends by it', async () => {
    const person = await world.registerInMarch();
    for (let n = 1; n <= 5; n++) {
      const refusal = { item: 'VACANCY', reference: `V-${n}`, fitReason: 'WAGE' } as const;
      await visits(person, { services: [{ ...refusal, answer: 'DECLINED', declineReason: 'DISTANCE' }] });
    }
    expect(await taskOf(person, 'wishes')).toMatchObject({ status: 'OPEN' });
    await visits(person, { classes: ['UNCLEAR'] });
    const state = await person.state();
    expect(state).toMatchObject({ phase: 'OPEN', registration: 'ACTIVE', level: 'I', classes: ['UNCLEAR'] });
    expect(state.refusals).toBeUndefined();
    expect(state.tasks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['CLASS_SERVICE', 'WISHES']));
    await expectSameInLedger(person);
    await person.isLeft();
  });
});
