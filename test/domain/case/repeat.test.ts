import { COUNTY_OFFICER, Life, registration } from '../../support/life';
import { OTHER_CITY_RULES, XUCHANG_RULES } from '../../support/rules';

const PREVIOUS = '00000000-0000-4000-8000-000000000009';
const EVIDENCE = '00000000-0000-4000-8000-00000000e001';

const again = (on: string, rules = XUCHANG_RULES) =>
  new Life(registration(on, { previousCaseId: PREVIOUS }), rules);
const followUpOf = (life: Life) => life.state.tasks.find(({ kind }) => kind === 'FOLLOW_UP');
const reviewsOf = (life: Life) => life.state.tasks.filter(({ kind }) => kind === 'HARDSHIP_STATUS');

describe('somebody who is unemployed again', () => {
  it('R-56 A-11: has a case that names the one before and is focused on to the end of the third month', () => {
    const life = again('2026-10-30');
    expect(life.factsOf('CaseOpened')).toMatchObject([{ previousCaseId: PREVIOUS }]);
    expect(life.factsOf('FocusBegan')).toEqual([{ previousCaseId: PREVIOUS, until: '2027-01-31' }]);
    expect(life.state).toMatchObject({
      repeated: true,
      focusedUntil: '2027-01-31',
      employment: 'UNEMPLOYED',
    });
  });

  it('R-56 A-11: a focus that ends in February ends with it, in a leap year a day later', () => {
    expect(again('2026-11-30').state.focusedUntil).toBe('2027-02-28');
    expect(again('2027-11-30').state.focusedUntil).toBe('2028-02-29');
  });

  it('R-56 R-33 A-11: is looked at for hardship at once; the owner finds it among the tasks and answers by asking', () => {
    const life = again('2026-11-23');
    expect(reviewsOf(life)).toMatchObject([
      { opensOn: '2026-11-23', dueOn: '2026-12-07', clauses: ['R-56', 'A-11', 'R-33'] },
    ]);
    life.until('2026-11-24').does('askHardship', { on: '2026-11-24', answers: { disabled: true } });
    expect(reviewsOf(life)).toEqual([]);
    expect(life.factsOf('HardshipProposed')).toMatchObject([{ categories: ['H6a'], occasion: 'ANSWERS' }]);
  });

  it('R-56 R-31 A-11: is given first help and 131 anew within five working days', () => {
    expect(again('2026-11-23').state.tasks.slice(0, 2)).toMatchObject([
      { id: 'basic4', dueOn: '2026-11-30' },
      { id: 's131', dueOn: '2026-11-30' },
    ]);
  });

  it('R-56 A-11: is met every month of the focus, also where the city meets others by the quarter', () => {
    const life = again('2026-01-30', OTHER_CITY_RULES);
    expect(life.state.focusedUntil).toBe('2026-07-31');
    const periods: (string | undefined)[] = [];
    for (let month = 2; month <= 7; month++) {
      const task = followUpOf(life);
      periods.push(task?.period);
      expect(task?.clauses).toEqual(['R-56', 'A-11']);
      life.until(`2026-0${month}-12`).followsUp();
    }
    expect(periods).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q4', clauses: ['R-47', 'A-8'] });
  });

  it('R-56 R-52: a missed month of the focus is a fact; the month after is owed, and then the usual cadence', () => {
    const life = again('2026-01-30', OTHER_CITY_RULES).until('2026-08-03');
    expect(life.factsOf('FollowUpMissed').map(({ period }) => period)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q3', clauses: ['R-47', 'A-8'] });
  });

  it('R-56 A-11: a comparison alone is no follow-up until the focus is over', () => {
    const life = again('2026-10-30').until('2026-11-03').followsUp();
    const compared = (on: string) =>
      life.until(on).does('recordComparison', { on, batchId: `batch-${on}` }, COUNTY_OFFICER);
    for (const on of ['2026-12-03', '2027-01-31']) compared(on).followsUp();
    expect(life.factsOf('StatusChecked')).toEqual([]);
    compared('2027-02-01');
    expect(life.factsOf('StatusChecked')).toEqual([{ on: '2027-02-01', period: '2027-02' }]);
  });

  it('R-53: at work again, is followed up as everybody at work', () => {
    const life = again('2026-01-05').until('2026-01-12');
    life.does('reportEmployment', {
      type: 'FLEXIBLE',
      startedOn: '2026-01-12',
      evidenceId: EVIDENCE,
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q1', clauses: ['R-53', 'A-9'] });
  });

  it('R-56: whoever is unemployed for the first time is not focused on', () => {
    const life = new Life(registration('2026-11-23'));
    expect([life.state.repeated, life.state.focusedUntil]).toEqual([false, undefined]);
    expect(reviewsOf(life)).toEqual([]);
  });
});
