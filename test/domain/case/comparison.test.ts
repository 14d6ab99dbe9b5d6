import type { CommandData } from '../../../domain/case/commands';
import type { TaskKind } from '../../../domain/case/task';
import type { HitFinding, HitKind, SignKind } from '../../../domain/comparison-hit';
import { OTHER_CITY_RULES } from '../../support/rules';
import { COUNTY_OFFICER, Life, registration, REVIEWER } from '../../support/life';

const MONDAY = '2026-03-02';

const registered = () => new Life(registration(MONDAY)).givesAll();
const taskOf = ({ state }: Life, kind: TaskKind) => state.tasks.find((task) => task.kind === kind);
let batches = 0;
const compares = (life: Life, hit?: HitKind, batchId = `B-${++batches}`) =>
  life.does('recordComparison', { on: life.today, batchId, ...(hit && { hit }) }, COUNTY_OFFICER);
const verifies = (life: Life, kind: SignKind, finding: HitFinding = 'CONFIRMED') =>
  life.does('verifySign', { kind, on: life.today, finding, evidenceId: 'e-1' });
const urges = (life: Life) => life.does('urgeEmployment', { on: life.today, whom: 'EMPLOYER' });
const reports = (life: Life, report: CommandData['recordSelfReport']['report']) =>
  life.does('recordSelfReport', { on: life.today, channel: 'PHONE', report });
const calls = (life: Life, hour: number) =>
  life.does('recordContactAttempt', {
    on: life.today,
    channel: 'PHONE',
    outcome: 'NO_ANSWER',
    call: { hour },
  });
const visits = (life: Life, by = REVIEWER, visitedBy: 'COMMUNITY' | 'SUBDISTRICT' = 'SUBDISTRICT') =>
  life.does(
    'recordContactAttempt',
    { on: life.today, channel: 'VISIT', outcome: 'NOT_AT_HOME', visitedBy },
    by,
  );
const FINDINGS = {
  jobSearch: 'WORKING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;

describe('a data comparison (R-59)', () => {
  it('R-59: a hit is verified within ten working days, and changes nothing by itself', () => {
    const life = compares(registered(), 'UNIT_INSURANCE');
    expect(taskOf(life, 'SIGN_CHECK')).toMatchObject({ clauses: ['R-59'], dueOn: '2026-03-16' });
    expect(life.state).toMatchObject({ registration: 'ACTIVE', employment: 'UNEMPLOYED', level: 'I' });
  });

  it('R-59: is the county’s to tell, of who is registered', () => {
    const hit = { on: MONDAY, batchId: 'B', hit: 'DEATH' } as const;
    expect(registered().tries('recordComparison', hit, REVIEWER)).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    const employed = registered().does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e-1',
      evidenceKind: 'CONTRACT_FILING',
    });
    expect(employed.tries('recordComparison', hit, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'NOT_UNEMPLOYED' },
    });
  });

  it('R-59: the same hit twice is once, in its batch, in the next one, and after it was dismissed', () => {
    const life = compares(registered(), 'UNIT_INSURANCE', 'B-A');
    const again = { on: MONDAY, batchId: 'B-A', hit: 'UNIT_INSURANCE' } as const;
    expect(life.tries('recordComparison', again, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'ALREADY_COMPARED' },
    });
    compares(life, 'UNIT_INSURANCE', 'B-B');
    expect(life.factsOf('SignNoted')).toHaveLength(1);
    verifies(life, 'UNIT_INSURANCE', 'OTHER_PERSON');
    expect(life.tries('recordComparison', again, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'ALREADY_COMPARED' },
    });
    compares(life, 'UNIT_INSURANCE', 'B-C');
    expect(life.factsOf('SignNoted')).toHaveLength(2);
  });

  it.each(['NO_LONGER', 'OTHER_PERSON'] as const)(
    'R-59: what is %s ends with its verification',
    (finding) => {
      const life = verifies(compares(registered(), 'MARKET_REGISTRATION'), 'MARKET_REGISTRATION', finding);
      expect(life.state.tasks.map(({ kind }) => kind)).toEqual(['FOLLOW_UP']);
      expect(
        life.tries('verifySign', {
          kind: 'MARKET_REGISTRATION',
          on: MONDAY,
          finding: 'CONFIRMED',
          evidenceId: 'e',
        }),
      ).toMatchObject({ refusal: { code: 'NOTHING_TO_VERIFY' } });
    },
  );

  it('R-59: nothing is verified before it was known', () => {
    const life = compares(registered().until('2026-03-04'), 'DEATH');
    expect(
      life.tries('verifySign', { kind: 'DEATH', on: '2026-03-03', finding: 'CONFIRMED', evidenceId: 'e' }),
    ).toMatchObject({ refusal: { code: 'VERIFIED_TOO_EARLY' } });
  });

  it.each([
    ['PENSION_PAYMENT', 'PENSION', 'PENSION_PAYMENT_MATCH'],
    ['DEATH', 'DEATH', 'HOUSEHOLD_MATCH'],
  ] as const)(
    'R-59 R-61: %s is put to somebody as a ground and ends nothing',
    (hit, ground, evidenceKind) => {
      const life = verifies(compares(registered(), hit), hit);
      expect(life.state.registration).toBe('ACTIVE');
      expect(taskOf(life, 'ENDING_REQUEST')).toMatchObject({
        dueOn: '2026-03-16',
        clauses: ['R-57', 'R-61'],
      });
      const dismissed = verifies(verifies(compares(registered(), hit), hit), hit, 'OTHER_PERSON');
      expect(taskOf(dismissed, 'ENDING_REQUEST')).toBeUndefined();
      life.does('requestEnding', { ground, happenedOn: MONDAY, evidenceId: 'e-1', evidenceKind });
      expect(life.state.registration).toBe('CANCELLED');
      expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({ doneOn: MONDAY, late: false });
    },
  );

  it('R-65: keeps the record alive, whatever it found', () => {
    const life = compares(registered().until('2026-05-06'));
    expect(life.state.compared?.on).toBe('2026-05-06');
    compares(life.until('2026-06-03'), 'UNIT_INSURANCE');
    expect(life.state.compared?.on).toBe('2026-06-03');
  });
});

describe('urging to register an employment (R-60)', () => {
  const confirmed = () => verifies(compares(registered(), 'UNIT_INSURANCE'), 'UNIT_INSURANCE');

  it('R-60: begins within five working days of the finding', () => {
    expect(taskOf(confirmed(), 'EMPLOYMENT_URGE')).toMatchObject({ dueOn: '2026-03-09' });
    expect(registered().tries('urgeEmployment', { on: MONDAY, whom: 'PERSON' })).toMatchObject({
      refusal: { code: 'NOTHING_TO_URGE' },
    });
  });

  it('R-60: leaves thirty days from the first urging, then the county has it', () => {
    const life = urges(urges(confirmed().until('2026-03-04')).until('2026-03-20'));
    expect(taskOf(life, 'EMPLOYMENT_URGE')).toBeUndefined();
    expect(taskOf(life, 'EMPLOYMENT_REGISTER')).toMatchObject({ opensOn: '2026-03-04', dueOn: '2026-04-03' });
    life.until('2026-04-03');
    expect(taskOf(life, 'EMPLOYMENT_REGISTER')?.escalatedTo).toBeUndefined();
    life.until('2026-04-04');
    expect(taskOf(life, 'EMPLOYMENT_REGISTER')).toMatchObject({ escalatedTo: 'COUNTY' });
    expect(life.state.registration).toBe('ACTIVE');
  });

  it.each([
    ['before anybody urged', (life: Life) => life],
    ['late, after the county had it', (life: Life) => urges(life).until('2026-04-10')],
  ])('R-60 R-61: is over when the employment was registered, %s', (_when, until) => {
    const life = until(confirmed());
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e-1',
      evidenceKind: 'UNIT_INSURANCE',
    });
    expect(life.state).toMatchObject({ registration: 'CANCELLED', employment: 'FLEXIBLE' });
    expect(life.state.said).toBeUndefined();
    expect(life.state.tasks.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'NOTICE']);
    expect(life.factsOf('TaskWithdrawn').map(({ reason }) => reason)).toEqual(['CADENCE_CHANGED']);
  });

  it('R-59 R-60: ends when the work is over, unless another sign of work holds', () => {
    const life = urges(verifies(compares(confirmed(), 'MARKET_REGISTRATION'), 'MARKET_REGISTRATION'));
    verifies(life, 'UNIT_INSURANCE', 'NO_LONGER');
    expect(taskOf(life, 'EMPLOYMENT_REGISTER')).toBeDefined();
    verifies(life, 'MARKET_REGISTRATION', 'NO_LONGER');
    expect(taskOf(life, 'EMPLOYMENT_REGISTER')).toBeUndefined();
    expect(life.state.said?.urging).toBeUndefined();
  });

  it('R-61: a restored registration is urged to nothing', () => {
    const life = urges(confirmed()).does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e-1',
      evidenceKind: 'UNIT_INSURANCE',
    });
    life.does('recordObjection', { on: MONDAY, reasonId: 'r' });
    life.does(
      'reviewObjection',
      { decision: 'RESTORE', reasonId: 'r' },
      { ...COUNTY_OFFICER, staffId: 'b2' },
    );
    expect(life.state.registration).toBe('ACTIVE');
    expect(life.state.tasks.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'NOTICE']);
  });
});

describe('work that the person tells of (R-50, R-55, R-60)', () => {
  it.each([
    [
      'in a follow-up',
      (life: Life) => life.does('recordFollowUp', { on: life.today, channel: 'PHONE', findings: FINDINGS }),
    ],
    ['of their own accord', (life: Life) => reports(life, 'WORK_FOUND')],
  ])('R-60: %s is verified like a hit, once', (_how, tells) => {
    const life = tells(tells(registered()));
    expect(life.factsOf('SignNoted')).toMatchObject([{ kind: 'TOLD_WORK', on: MONDAY }]);
    expect(taskOf(verifies(life, 'TOLD_WORK'), 'EMPLOYMENT_URGE')).toBeDefined();
  });
});

describe('a comparison as a status check (A-7, A-8, Q2)', () => {
  const certified = () =>
    registered().does('certifyHardship', { category: 'H7', on: MONDAY, evidenceId: 'e' }, COUNTY_OFFICER);
  const periodOf = (life: Life) => taskOf(life, 'FOLLOW_UP')?.period;

  it('A-8: without a hit it is the month’s follow-up of who is in no hardship', () => {
    const life = compares(registered().until('2026-04-08'));
    expect(life.factsOf('StatusChecked')).toEqual([{ on: '2026-04-08', period: '2026-04' }]);
    expect(periodOf(life)).toBe('2026-05');
    expect(life.state.followUps.lastOn).toBeUndefined();
  });

  it('A-8: it is only one where the city says so', () => {
    const life = new Life(registration(MONDAY), OTHER_CITY_RULES).until('2026-04-08');
    compares(life);
    expect(life.factsOf('StatusChecked')).toEqual([]);
  });

  it('R-52 A-7: of who is in hardship it is none, unless it proves an employment', () => {
    const life = compares(certified().until('2026-04-08'));
    expect(periodOf(life)).toBe('2026-04');
    verifies(compares(life, 'UNIT_INSURANCE'), 'UNIT_INSURANCE');
    expect(periodOf(life)).toBe('2026-05');
  });

  it('A-11: of who became unemployed again it is none for three months', () => {
    const again = (on: string) => {
      const life = new Life(registration(MONDAY, { previousCaseId: '00000000-0000-4000-8000-0000000000f1' }));
      return compares(life.until(on)).factsOf('StatusChecked');
    };
    expect(again('2026-06-30')).toEqual([]);
    expect(again('2026-07-01')).toHaveLength(1);
  });

  it('A-6: before the month opens it counts for nothing', () => {
    expect(periodOf(compares(registered()))).toBe('2026-04');
  });
});

describe('a comparison in the search for the person (R-59, R-64)', () => {
  const before = () => visits(calls(calls(registered(), 9), 19), REVIEWER, 'COMMUNITY');

  it('R-64 A-12: without a hit it is the third step; after the fourth contact is lost, and nothing ends', () => {
    const life = compares(before());
    expect(taskOf(life, 'SEARCH_SUBDISTRICT')).toMatchObject({ dueOn: '2026-03-16' });
    visits(life.until('2026-03-12'));
    expect(life.state.search?.lostSince).toBe('2026-03-12');
    expect(life.factsOf('ContactLost')).toEqual([{ since: '2026-03-12' }]);
    expect(life.state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN' });
    life.until('2026-11-02');
    expect(life.factsOf('FollowUpMissed')).toHaveLength(7);
    expect(life.state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN' });
    expect(taskOf(life.followsUp(), 'FOLLOW_UP')?.period).toBe('2026-12');
    expect(life.state.search).toBeUndefined();
  });

  it('R-59 R-64: a hit is verified instead, and dismissed it lets the search go on', () => {
    const life = compares(before(), 'UNIT_INSURANCE');
    expect(taskOf(life, 'SEARCH_COMPARISON')).toBeUndefined();
    expect(life.state.tasks.filter(({ kind }) => kind.startsWith('SEARCH_'))).toEqual([]);
    verifies(life.until('2026-03-06'), 'UNIT_INSURANCE', 'OTHER_PERSON');
    expect(taskOf(life, 'SEARCH_SUBDISTRICT')).toMatchObject({ opensOn: '2026-03-06', dueOn: '2026-03-20' });
  });

  it('R-59 R-64: a hit of who is lost takes the mark away until it is dismissed', () => {
    const life = compares(visits(compares(before())), 'PENSION_PAYMENT');
    expect(life.state.search?.lostSince).toBeUndefined();
    verifies(life, 'PENSION_PAYMENT', 'OTHER_PERSON');
    expect(life.factsOf('ContactLost')).toHaveLength(2);
    expect(life.state.search?.lostSince).toBe(MONDAY);
  });
});

describe('what a person reports themselves (R-50)', () => {
  it('R-50 A-7: is a fact and no follow-up, and ends a search', () => {
    const life = reports(calls(registered().until('2026-04-08'), 9), 'JOB_SEARCH');
    expect(life.factsOf('SelfReported')).toMatchObject([{ report: 'JOB_SEARCH' }]);
    expect(taskOf(life, 'FOLLOW_UP')?.period).toBe('2026-04');
    expect(life.state.search).toBeUndefined();
    expect(taskOf(life, 'SEARCH_CALL')).toBeUndefined();
  });

  it('R-11 R-50: other ways to be reached have the record gone through', () => {
    const life = reports(reports(registered(), 'CONTACT_CHANGED'), 'CONTACT_CHANGED');
    expect(life.state.tasks.filter(({ kind }) => kind === 'REFRESH')).toMatchObject([
      { dueOn: '2026-03-16' },
    ]);
  });

  it('R-33 R-50: another family or income has hardship looked at again', () => {
    expect(taskOf(reports(registered(), 'FAMILY_CHANGED'), 'HARDSHIP_STATUS')).toBeDefined();
  });

  it('R-50: keeps the reminder of the month quiet for a fortnight, never past the month', () => {
    const urgentFrom = (day: string) =>
      taskOf(reports(registered().until(day), 'JOB_SEARCH'), 'FOLLOW_UP')?.urgentFrom;
    expect(urgentFrom('2026-04-02')).toBe('2026-04-19T16:00:00.000Z');
    expect(urgentFrom('2026-04-13')).toBe('2026-04-26T16:00:00.000Z');
    expect(urgentFrom('2026-04-28')).toBe('2026-04-29T16:00:00.000Z');
  });
});
