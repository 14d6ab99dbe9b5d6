import { addMonthsToMonth, monthOf } from '../../../domain/civil-date';
import type { TaskKind } from '../../../domain/case/task';
import type { PensionFinding, RetirementMonths } from '../../../domain/retirement-check';
import { CASEWORKER, COUNTY_OFFICER, Life, registration } from '../../support/life';
import { XUCHANG_RULES } from '../../support/rules';

const MONDAY = '2026-03-02';
const MAY = { earliest: '2026-05', latest: '2026-05' };

const taskOf = ({ state }: Life, kind: TaskKind) => state.tasks.find((task) => task.kind === kind);
const registered = (months: RetirementMonths = MAY) => {
  const owner = { orgCode: '411002001001', staffId: CASEWORKER.staffId };
  return new Life(registration(MONDAY), XUCHANG_RULES, owner, months).givesBasicFour().gives131();
};
const checks = (life: Life, finding: PensionFinding, on = life.today) =>
  life.does('recordPensionCheck', { on, finding });

describe('the month of statutory age (R-07, R-61, A-14)', () => {
  it('A-14: opens a verification on its first day, for ten working days', () => {
    const life = registered();
    expect(life.state.retirement).toEqual({ ...MAY, checkOn: '2026-05-01' });
    life.until('2026-04-30');
    expect(taskOf(life, 'RETIREMENT_CHECK')).toBeUndefined();
    life.until('2026-05-01T00:00:00.000Z');
    expect(taskOf(life, 'RETIREMENT_CHECK')).toMatchObject({
      clauses: ['R-61', 'A-14'],
      opensOn: '2026-05-01',
      dueOn: '2026-05-18',
    });
  });

  it('R-61 A-14: it ends nothing: registration, help and follow-ups go on, however late it is verified', () => {
    const life = registered().until('2026-10-12');
    expect(life.state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN', employment: 'UNEMPLOYED' });
    expect(taskOf(life, 'RETIREMENT_CHECK')).toMatchObject({ escalatedTo: 'COUNTY' });
    expect(taskOf(life, 'FOLLOW_UP')?.period).toBe('2026-10');
  });

  it('R-07 A-14: opens at once for who registers past that age', () => {
    const life = registered({ earliest: '2024-12', latest: '2024-12' });
    expect(taskOf(life, 'RETIREMENT_CHECK')).toMatchObject({ opensOn: MONDAY, dueOn: '2026-03-16' });
  });

  it('A-14: who draws none is asked again after six months, and again', () => {
    const life = checks(registered().until('2026-05-08'), 'DRAWS_NONE');
    expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({
      taskId: 'retirement-check:2026-05-01',
      late: false,
    });
    expect(life.state.retirement?.checkOn).toBe('2026-11-08');
    life.until('2026-11-08');
    expect(taskOf(life, 'RETIREMENT_CHECK')).toMatchObject({ opensOn: '2026-11-08' });
    checks(life, 'DRAWS_NONE');
    expect(life.state.retirement?.checkOn).toBe('2027-05-08');
  });

  it('A-14: of a woman whose category is unknown both months are asked in', () => {
    const months = { earliest: '2026-05', latest: '2028-02' };
    const life = checks(registered(months).until('2026-05-31'), 'DRAWS_NONE');
    expect(life.state.retirement?.checkOn).toBe('2028-02-01');
    checks(life.until('2028-02-29'), 'DRAWS_NONE');
    expect(life.state.retirement?.checkOn).toBe('2028-08-29');
  });

  it('R-61 A-14: a pension that is drawn is for somebody to request as a ground', () => {
    const life = checks(registered().until('2026-05-08'), 'DRAWS_PENSION');
    expect(life.state.registration).toBe('ACTIVE');
    expect(taskOf(life, 'ENDING_REQUEST')).toMatchObject({ dueOn: '2026-05-21' });
    life.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: '2026-05-01',
      evidenceId: 'e-1',
      evidenceKind: 'PENSION_PAYMENT_MATCH',
    });
    expect(life.state.registration).toBe('CANCELLED');
    expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({ late: false });
  });

  it('A-14: an answer can be taken back while the ending was not requested', () => {
    const life = checks(checks(registered().until('2026-05-08'), 'DRAWS_PENSION'), 'DRAWS_NONE');
    expect(taskOf(life, 'ENDING_REQUEST')).toBeUndefined();
    expect(life.state.retirement?.checkOn).toBe('2026-11-08');
  });

  it('A-14: is answered in its time, not before its month and not twice', () => {
    const early = registered();
    const answer = (on: string) => ({ on, finding: 'DRAWS_NONE' }) as const;
    expect(early.tries('recordPensionCheck', answer(MONDAY))).toMatchObject({
      refusal: { code: 'NO_PENSION_CHECK_OWED' },
    });
    const life = registered().until('2026-05-06');
    expect(life.tries('recordPensionCheck', answer('2026-04-30'))).toMatchObject({
      refusal: { code: 'VERIFIED_TOO_EARLY' },
    });
    expect(checks(life, 'DRAWS_NONE').tries('recordPensionCheck', answer('2026-05-06'))).toMatchObject({
      refusal: { code: 'NO_PENSION_CHECK_OWED' },
    });
  });

  it.each([
    ['its month came meanwhile', '2026-04-20', '2026-05-11'],
    ['it was open then', '2026-05-06', '2026-05-11'],
  ])(
    'R-61 A-14: a registration that is restored is asked from then on, when %s',
    (_when, endedOn, restoredOn) => {
      const life = registered().until(endedOn);
      life.does('reportEmployment', {
        type: 'UNIT',
        startedOn: endedOn,
        evidenceId: 'e-1',
        evidenceKind: 'CONTRACT_FILING',
      });
      life.until(restoredOn);
      expect(taskOf(life, 'RETIREMENT_CHECK')).toBeUndefined();
      life.does('recordObjection', { on: restoredOn, reasonId: 'r' });
      life.does('reviewObjection', { decision: 'RESTORE', reasonId: 'r' }, COUNTY_OFFICER);
      const task = taskOf(life, 'RETIREMENT_CHECK');
      expect(task && task.dueOn > restoredOn).toBe(true);
    },
  );

  it('R-61 A-14: a pension that was said to be drawn and was not is asked about again', () => {
    const life = checks(registered().until('2026-05-06'), 'DRAWS_PENSION');
    life.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: '2026-05-01',
      evidenceId: 'e-1',
      evidenceKind: 'PENSION_PAYMENT_MATCH',
    });
    life.does('recordObjection', { on: '2026-05-06', reasonId: 'r' });
    life.does('reviewObjection', { decision: 'RESTORE', reasonId: 'r' }, COUNTY_OFFICER);
    expect(monthOf(life.state.retirement?.checkOn ?? '2000-01-01')).toBe(addMonthsToMonth('2026-05', 6));
  });
});
