import { DECLINE_REASONS } from '../../../domain/push-result';
import { COUNTY_OFFICER, Life, registration } from '../../support/life';
import { OTHER_CITY_RULES } from '../../support/rules';

const MONDAY = '2026-03-02';

const registered = () => new Life(registration(MONDAY));
const pushes = (life: Life, reference: string, on = life.today) =>
  life.does('recordService', { item: 'VACANCY', answer: 'PROVIDED', on, reference, fitReason: 'WAGE' });
const calls = ({ state }: Life) => state.tasks.filter(({ kind }) => kind === 'PUSH_RESULT');
const hears = (life: Life, reference: string, result: 'INTERVIEW' | 'HIRED' | 'NOT_HIRED') =>
  life.does('recordPushResult', { reference, on: life.today, result });

describe('the result of a vacancy is asked for (R-39)', () => {
  it('R-39: within ten working days of the push, in one call for what was pushed on one day', () => {
    const life = registered().gives131();
    expect(calls(life)).toMatchObject([
      { references: ['V-1', 'V-2', 'V-3'], opensOn: MONDAY, dueOn: '2026-03-16' },
    ]);
    expect(life.factsOf('TaskExtended')).toHaveLength(2);
  });

  it('R-39: what is pushed on another day is another call', () => {
    const life = pushes(pushes(registered(), 'V-1').until('2026-03-03'), 'V-2');
    expect(calls(life).map(({ references, dueOn }) => [references, dueOn])).toEqual([
      [['V-1'], '2026-03-16'],
      [['V-2'], '2026-03-17'],
    ]);
  });

  it('R-39: the days are the city’s, and step over its holidays', () => {
    const life = pushes(new Life(registration(MONDAY), OTHER_CITY_RULES), 'V-1');
    expect(calls(life)).toMatchObject([{ dueOn: '2026-03-09' }]);
    expect(calls(pushes(new Life(registration('2026-09-18')), 'V-1'))).toMatchObject([
      { dueOn: '2026-10-09' },
    ]);
  });

  it('R-39: a call into a year that is not published is provisional and declares nobody late', () => {
    const life = pushes(new Life(registration('2026-12-28')), 'V-1');
    expect(calls(life)).toMatchObject([{ provisional: true }]);
    expect(calls(life.until('2027-02-01'))[0]?.escalatedTo).toBeUndefined();
  });

  it('A-4 R-39: the same vacancy pushed again while it is awaited is asked about once', () => {
    const life = pushes(pushes(registered(), 'V-1').until('2026-03-03'), 'V-1');
    expect(calls(life)).toMatchObject([{ references: ['V-1'] }]);
  });

  it('R-39: a call holds so many vacancies that its fact stays small', () => {
    const life = registered();
    for (let n = 1; n <= 20; n++) pushes(life, `V-${n}`);
    expect(calls(life).map(({ references }) => references?.length)).toEqual([8, 8, 4]);
  });

  it('R-39: whoever is at work is not asked about vacancies', () => {
    const life = registered();
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e',
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    expect(calls(pushes(life, 'V-1'))).toEqual([]);
  });

  it('R-80 R-39: an introduction to a gig is a push as well', () => {
    const life = registered();
    const gig = { item: 'GIG_INTRODUCTION', answer: 'PROVIDED', on: MONDAY } as const;
    expect(life.tries('recordService', gig)).toMatchObject({ refusal: { code: 'REFERENCE_REQUIRED' } });
    life.does('recordService', { ...gig, reference: 'G-1', fitReason: 'HOURS' });
    expect(calls(life)).toMatchObject([{ references: ['G-1'] }]);
  });

  it('R-39: late, it climbs; answered at last, it stays late', () => {
    const life = pushes(registered(), 'V-1').until('2026-03-17');
    expect(calls(life)).toMatchObject([{ escalatedTo: 'SUBDISTRICT' }]);
    expect(calls(life.until('2026-03-24'))).toMatchObject([{ escalatedTo: 'COUNTY' }]);
    hears(life, 'V-1', 'NOT_HIRED');
    expect(life.factsOf('TaskCompleted')).toMatchObject([{ late: true }]);
  });
});

describe('what a result leads to (R-39)', () => {
  const pushed = () => registered().gives131().until('2026-03-10');

  it('R-39: the call is done when every vacancy of it is answered', () => {
    const life = hears(pushed(), 'V-1', 'NOT_HIRED');
    expect(calls(life)).toMatchObject([{ references: ['V-2', 'V-3'] }]);
    hears(hears(life, 'V-3', 'NOT_HIRED'), 'V-2', 'NOT_HIRED');
    expect(calls(life)).toEqual([]);
    expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({ doneOn: '2026-03-10', late: false });
  });

  it('R-39: an interview has a result of its own, asked for in as many days', () => {
    const life = hears(pushed(), 'V-1', 'INTERVIEW');
    expect(calls(life).map(({ references, dueOn }) => [references, dueOn])).toEqual([
      [['V-2', 'V-3'], '2026-03-16'],
      [['V-1'], '2026-03-24'],
    ]);
    expect(life.state.failedAttempts).toBeUndefined();
  });

  it('R-39 R-60: work that was found is verified, and ends nothing by itself', () => {
    const life = hears(pushed(), 'V-1', 'HIRED');
    expect(life.state.tasks.filter(({ kind }) => kind === 'SIGN_CHECK')).toMatchObject([
      { clauses: ['R-60', 'R-39'], dueOn: '2026-03-24' },
    ]);
    expect(life.state).toMatchObject({ registration: 'ACTIVE', employment: 'UNEMPLOYED', phase: 'OPEN' });
    expect(life.state.failedAttempts).toBeUndefined();
  });

  it.each(DECLINE_REASONS)('R-39 R-63: declining says what did not suit: %s', (reason) => {
    const life = pushed();
    const declined = { reference: 'V-1', on: life.today, result: 'DECLINED' } as const;
    expect(life.tries('recordPushResult', declined)).toMatchObject({
      refusal: { code: 'DECLINE_REASON_REQUIRED', field: 'reason' },
    });
    life.does('recordPushResult', { ...declined, reason });
    expect(life.state.failedAttempts).toEqual([{ reference: 'V-1', reason }]);
  });

  it('R-39: there is a result of what was pushed, and not before it was', () => {
    const life = pushed();
    const result = { reference: 'V-9', on: life.today, result: 'NOT_HIRED' } as const;
    expect(life.tries('recordPushResult', result)).toMatchObject({ refusal: { code: 'NO_RESULT_AWAITED' } });
    pushes(life, 'V-9');
    expect(life.tries('recordPushResult', { ...result, on: '2026-03-09' })).toMatchObject({
      refusal: { code: 'RESULT_BEFORE_PUSH' },
    });
    life.does('recordPushResult', result);
    expect(life.tries('recordPushResult', result)).toMatchObject({ refusal: { code: 'NO_RESULT_AWAITED' } });
  });

  it('R-39: results and new vacancies of one visit: the old ones are answered, the new ones asked about in one call', () => {
    const life = pushed();
    life.does('recordVisit', {
      on: life.today,
      channel: 'PHONE',
      outcome: 'REACHED',
      results: ['V-1', 'V-2', 'V-3'].map((reference) => ({ reference, result: 'NOT_HIRED' as const })),
      services: ['V-4', 'V-5'].map((reference) => ({
        item: 'VACANCY',
        answer: 'PROVIDED' as const,
        reference,
        fitReason: 'WAGE' as const,
      })),
    });
    expect(calls(life)).toMatchObject([{ references: ['V-4', 'V-5'], dueOn: '2026-03-24' }]);
    expect(life.batches.at(-1)?.facts.filter(({ kind }) => kind === 'TaskExtended')).toEqual([]);
  });
});

describe('attempts in the market before a public-welfare post (R-28)', () => {
  const certified = () =>
    registered()
      .gives131()
      .does('certifyHardship', { category: 'H7', on: MONDAY, evidenceId: 'e' }, COUNTY_OFFICER);
  const recommends = (life: Life) => life.tries('recommendPost', { on: life.today, answer: 'ACCEPTS' });

  it('R-28: are the vacancies that came to nothing, not hired or declined', () => {
    const life = hears(hears(certified(), 'V-1', 'NOT_HIRED'), 'V-2', 'NOT_HIRED');
    expect(recommends(life)).toMatchObject({
      refusal: { code: 'MARKET_FIRST', details: { marketAttempts: 2, minMarketAttempts: 3 } },
    });
    life.does('recordPushResult', { reference: 'V-3', on: life.today, result: 'DECLINED', reason: 'HEALTH' });
    expect(recommends(life)).toHaveProperty('facts');
  });

  it('R-28: an interview or work that was found is no failed attempt', () => {
    const life = hears(hears(certified(), 'V-1', 'INTERVIEW'), 'V-2', 'HIRED');
    expect(recommends(life)).toMatchObject({ refusal: { details: { marketAttempts: 0 } } });
  });

  it('R-28 A-4: one vacancy is one attempt, however often it came to nothing', () => {
    const life = certified();
    for (let n = 0; n < 3; n++) hears(n === 0 ? life : pushes(life, 'V-1'), 'V-1', 'NOT_HIRED');
    expect(recommends(life)).toMatchObject({ refusal: { details: { marketAttempts: 1 } } });
  });

  it('R-28 R-39: a vacancy that was declined at once is an attempt, and nobody asks about it', () => {
    const life = certified();
    life.does('recordService', {
      item: 'VACANCY',
      answer: 'DECLINED',
      on: MONDAY,
      reference: 'V-4',
      fitReason: 'WAGE',
      declineReason: 'DISTANCE',
    });
    expect(life.state.failedAttempts).toEqual([{ reference: 'V-4', reason: 'DISTANCE' }]);
    expect(calls(life)).toMatchObject([{ references: ['V-1', 'V-2', 'V-3'] }]);
  });
});
