import { HANDLING_MODES } from '../../../domain/benefits/referral';
import { Life, registration } from '../../support/life';

const MONDAY = '2026-03-02';
const BENEFIT = 'UNEMPLOYMENT_INSURANCE';

const registered = () => new Life(registration(MONDAY));
const finds = (life: Life, ...policies: string[]) => life.does('findPolicies', { on: life.today, policies });
const guidance = ({ state }: Life) => state.tasks.filter(({ kind }) => kind === 'BENEFIT_GUIDANCE');
const followed = ({ state }: Life) => state.tasks.filter(({ kind }) => kind === 'REFERRAL');
const tells = (life: Life, policyCode = BENEFIT) =>
  life.does('recordReferral', { policyCode, to: 'INFORMED', on: life.today, oneToOne: true });
const applies = (life: Life, policyCode = BENEFIT) =>
  life.does('recordReferral', { policyCode, to: 'APPLIED', on: life.today, mode: 'COUNTER' });

describe('a person who seems entitled is told so (R-22, R-23, R-30)', () => {
  it('R-23 R-43 R-83: within five working days of being found, one to one', () => {
    const life = finds(registered(), 'START_UP_LOAN', 'TRAINING_SUBSIDY');
    expect(guidance(life)).toMatchObject([
      {
        references: ['START_UP_LOAN', 'TRAINING_SUBSIDY'],
        clauses: ['R-23', 'R-43', 'R-83', 'R-41', 'R-78'],
        dueOn: '2026-03-09',
      },
    ]);
    const step = { policyCode: 'START_UP_LOAN', to: 'INFORMED', on: MONDAY } as const;
    expect(life.tries('recordReferral', { ...step, oneToOne: false })).toMatchObject({
      refusal: { code: 'NOT_ONE_TO_ONE', field: 'oneToOne' },
    });
    tells(life, 'START_UP_LOAN');
    expect(guidance(life)).toMatchObject([{ references: ['TRAINING_SUBSIDY'] }]);
    tells(life, 'TRAINING_SUBSIDY');
    expect(guidance(life)).toEqual([]);
    expect(life.factsOf('TaskCompleted')).toMatchObject([{ late: false }]);
  });

  it('R-23: late, it climbs to the subdistrict and the county', () => {
    const life = finds(registered(), BENEFIT).until('2026-03-10');
    expect(guidance(life)).toMatchObject([{ escalatedTo: 'SUBDISTRICT' }]);
    expect(guidance(life.until('2026-03-17'))).toMatchObject([{ escalatedTo: 'COUNTY' }]);
    expect(tells(life).factsOf('TaskCompleted')).toMatchObject([{ late: true }]);
  });

  it('R-23: what is known is not found again; what was given up or refused can be', () => {
    const life = finds(registered(), BENEFIT);
    const again = { on: MONDAY, policies: [BENEFIT] };
    expect(life.tries('findPolicies', again)).toMatchObject({ refusal: { code: 'POLICIES_KNOWN' } });
    tells(life);
    expect(life.tries('findPolicies', again)).toMatchObject({ refusal: { code: 'POLICIES_KNOWN' } });
    life.does('recordReferral', { policyCode: BENEFIT, to: 'NOT_ENTITLED', on: MONDAY });
    expect(guidance(life.does('findPolicies', again))).toHaveLength(1);
  });

  it('R-30: who speaks of a policy without its having been found begins a referral all the same', () => {
    expect(tells(registered()).state.referrals).toEqual([
      { policyCode: BENEFIT, state: 'INFORMED', since: MONDAY },
    ]);
  });
});

describe('a claim is followed to its result (R-23, R-41, R-44, R-81)', () => {
  it('R-44 R-73: from told to applied to paid, in yuan', () => {
    const life = applies(tells(registered()).until('2026-03-05')).until('2026-03-20');
    life.does('recordReferral', { policyCode: BENEFIT, to: 'PAID', on: life.today, paidYuan: 1680.5 });
    expect(life.factsOf('ReferralMoved')).toEqual([
      { policyCode: BENEFIT, to: 'INFORMED', on: MONDAY },
      { policyCode: BENEFIT, to: 'APPLIED', on: '2026-03-05', mode: 'COUNTER' },
      { policyCode: BENEFIT, to: 'PAID', on: '2026-03-20', mode: 'COUNTER', paidYuan: 1680.5 },
    ]);
    expect(life.state.referrals).toEqual([
      { policyCode: BENEFIT, state: 'PAID', since: '2026-03-20', mode: 'COUNTER', paidYuan: 1680.5 },
    ]);
    expect(followed(life)).toEqual([]);
  });

  it.each(HANDLING_MODES)('R-73: how it was applied for is kept: %s', (mode) => {
    const life = tells(registered());
    life.does('recordReferral', { policyCode: BENEFIT, to: 'APPLIED', on: MONDAY, mode });
    expect(life.state.referrals).toMatchObject([{ mode }]);
  });

  it('R-23: without a result somebody is reminded every month, and nothing wakes the case for it', () => {
    const life = tells(new Life(registration('2027-12-31')), 'TRAINING_SUBSIDY');
    expect(followed(life)).toMatchObject([{ references: ['TRAINING_SUBSIDY'], dueOn: '2028-01-31' }]);
    expect(followed(life)[0]?.nextRung).toBeUndefined();
    applies(life.until('2028-01-31'), 'TRAINING_SUBSIDY');
    expect(followed(life)).toMatchObject([{ dueOn: '2028-02-29' }]);
    life
      .until('2028-02-20')
      .does('recordReferral', { policyCode: 'TRAINING_SUBSIDY', to: 'WAITING', on: '2028-02-20' });
    expect(followed(life)).toMatchObject([{ dueOn: '2028-02-29' }]);
    life
      .until('2028-03-02')
      .does('recordReferral', { policyCode: 'TRAINING_SUBSIDY', to: 'WAITING', on: '2028-03-02' });
    expect(followed(life)).toMatchObject([{ dueOn: '2028-03-31' }]);
    expect(life.state.referrals).toMatchObject([{ state: 'APPLIED', since: '2028-01-31' }]);
  });

  it.each(['NOT_ENTITLED', 'ABANDONED'] as const)(
    'R-63 R-81: %s ends the referral and never the registration',
    (to) => {
      const life = applies(tells(registered(), 'ACCIDENT_INSURANCE_SUBSIDY'), 'ACCIDENT_INSURANCE_SUBSIDY');
      life.does('recordReferral', { policyCode: 'ACCIDENT_INSURANCE_SUBSIDY', to, on: MONDAY });
      expect(followed(life)).toEqual([]);
      expect(life.state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN', level: 'I' });
      expect(life.state.refusals).toBeUndefined();
      tells(life, 'ACCIDENT_INSURANCE_SUBSIDY');
      expect(life.state.referrals).toMatchObject([{ state: 'INFORMED' }]);
    },
  );

  it('R-23: steps go one after the other, with an amount where money was paid', () => {
    const life = registered().until('2026-03-05');
    const step = (
      more: { to: 'PAID'; paidYuan: number } | { to: 'WAITING' } | { to: 'ABANDONED' },
      on = life.today,
    ) => life.tries('recordReferral', { policyCode: BENEFIT, on, ...more });
    expect(step({ to: 'ABANDONED' })).toMatchObject({ refusal: { code: 'STEP_NOT_POSSIBLE' } });
    expect(step({ to: 'WAITING' })).toMatchObject({ refusal: { code: 'STEP_NOT_POSSIBLE' } });
    applies(tells(life));
    expect(step({ to: 'PAID', paidYuan: 0 })).toMatchObject({ refusal: { code: 'AMOUNT_MISSING' } });
    expect(step({ to: 'PAID', paidYuan: 1 }, MONDAY)).toMatchObject({
      refusal: { code: 'STEP_BEFORE_LAST' },
    });
    expect(step({ to: 'WAITING' }, MONDAY)).toMatchObject({ refusal: { code: 'STEP_BEFORE_LAST' } });
    expect(step({ to: 'PAID', paidYuan: 1 })).toHaveProperty('facts');
    expect(step({ to: 'WAITING' })).toMatchObject({ refusal: { code: 'STEP_NOT_POSSIBLE' } });
  });

  it('R-23: a case holds so many referrals and no more', () => {
    const life = registered();
    for (let n = 1; n <= 30; n++) tells(life, `P-${n}`);
    const step = { policyCode: 'P-31', to: 'INFORMED', on: MONDAY, oneToOne: true } as const;
    expect(life.tries('recordReferral', step)).toMatchObject({ refusal: { code: 'TOO_MANY_REFERRALS' } });
  });

  it('R-23 R-44: several claims are asked about in one visit, with its follow-up', () => {
    const life = tells(tells(registered(), 'INTERNSHIP')).until('2026-04-02');
    life.does('recordVisit', {
      on: life.today,
      channel: 'PHONE',
      outcome: 'REACHED',
      findings: { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'UNCHANGED' },
      referrals: [
        { policyCode: BENEFIT, to: 'APPLIED', mode: 'ONLINE' },
        { policyCode: 'INTERNSHIP', to: 'WAITING' },
      ],
    });
    expect(followed(life).map(({ dueOn }) => dueOn)).toEqual(['2026-05-02', '2026-05-02']);
  });

  it('R-23: it goes on when work was found, and what is settled then is not owed again after an objection', () => {
    const life = applies(tells(registered()));
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e',
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    expect(followed(life)).toHaveLength(1);
    life.does('recordReferral', { policyCode: BENEFIT, to: 'PAID', on: MONDAY, paidYuan: 1680 });
    life.does('recordObjection', { on: MONDAY, reasonId: 'o' }).does(
      'reviewObjection',
      { decision: 'RESTORE', reasonId: 'r' },
      {
        staffId: '00000000-0000-4000-8000-0000000000b2',
        level: 'COUNTY',
      },
    );
    expect(life.state.registration).toBe('ACTIVE');
    expect(followed(life)).toEqual([]);
  });
});
