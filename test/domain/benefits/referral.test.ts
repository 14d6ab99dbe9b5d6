import {
  guidanceDueOn,
  HANDLING_MODES,
  moveReferral,
  nextReminderOn,
  REFERRAL_STATES,
  type Referral,
  type ReferralState,
  type ReferralStep,
} from '../../../domain/benefits/referral';
import { XUCHANG_RULES } from '../../support/rules';

const parameters = { guidanceWorkdays: 5, reminderMonths: 1 };
const informed: Referral = { policyCode: 'LOAN', state: 'INFORMED', since: '2026-10-31' };
const applied: Referral = { policyCode: 'LOAN', state: 'APPLIED', since: '2026-11-05', mode: 'ONLINE' };
const move = (referral: Referral | undefined, step: ReferralStep) => moveReferral('LOAN', referral, step);

describe('guidance to a claim (R-23, R-30)', () => {
  it('R-23: begins within five working days of finding somebody eligible', () => {
    expect(guidanceDueOn('2026-11-23', XUCHANG_RULES.calendar, parameters).date).toBe('2026-11-30');
  });

  it('R-30: begins with a talk one to one, and with nothing else', () => {
    expect(move(undefined, { to: 'INFORMED', on: '2026-10-31', oneToOne: true })).toEqual({
      ok: true,
      referral: informed,
    });
    expect(move(undefined, { to: 'INFORMED', on: '2026-10-31', oneToOne: false })).toMatchObject({
      code: 'NOT_ONE_TO_ONE',
    });
    expect(move(undefined, { to: 'APPLIED', on: '2026-10-31', mode: 'COUNTER' })).toMatchObject({
      code: 'STEP_NOT_POSSIBLE',
    });
  });

  it.each(HANDLING_MODES)('R-73: an application names how it was handled: %s', (mode) => {
    expect(move(informed, { to: 'APPLIED', on: '2026-11-05', mode })).toEqual({
      ok: true,
      referral: { policyCode: 'LOAN', state: 'APPLIED', since: '2026-11-05', mode },
    });
  });

  it('R-23: is followed to its result, with the amount in yuan', () => {
    expect(move(applied, { to: 'PAID', on: '2026-12-01', paidYuan: 300_000 })).toEqual({
      ok: true,
      referral: { ...applied, state: 'PAID', since: '2026-12-01', paidYuan: 300_000 },
    });
    expect(move(applied, { to: 'PAID', on: applied.since, paidYuan: 1 })).toMatchObject({ ok: true });
    expect(move(applied, { to: 'PAID', on: '2026-12-01', paidYuan: 0 })).toMatchObject({
      code: 'AMOUNT_MISSING',
    });
    expect(move(applied, { to: 'PAID', on: '2026-11-04', paidYuan: 1 })).toMatchObject({
      code: 'STEP_BEFORE_LAST',
    });
  });

  it('R-23: a refusal by the agency or by the person ends it; circumstances can begin it anew', () => {
    for (const to of ['NOT_ENTITLED', 'ABANDONED'] as const) {
      const ended = move(informed, { to, on: '2026-11-10' });
      expect(ended).toMatchObject({ ok: true, referral: { state: to } });
      if (!ended.ok) continue;
      expect(move(ended.referral, { to: 'INFORMED', on: '2027-01-10', oneToOne: true })).toMatchObject({
        ok: true,
      });
      expect(move(ended.referral, { to: 'PAID', on: '2027-01-10', paidYuan: 1 }).ok).toBe(false);
    }
  });

  it('R-23: is remembered every month while it has no result', () => {
    expect(nextReminderOn(informed, '2026-10-31', parameters)).toBe('2026-11-30');
    expect(nextReminderOn(informed, '2026-11-30', parameters)).toBe('2026-12-31');
    expect(nextReminderOn(informed, '2026-12-30', parameters)).toBe('2026-12-31');
    expect(nextReminderOn(informed, '2027-02-28', parameters)).toBe('2027-03-31');
    expect(nextReminderOn(informed, '2026-11-15', { ...parameters, reminderMonths: 3 })).toBe('2027-01-31');
    expect(nextReminderOn(informed, '2027-01-31', { ...parameters, reminderMonths: 3 })).toBe('2027-04-30');
    const settled = (Object.keys(REFERRAL_STATES) as ReferralState[]).filter(
      (state) => nextReminderOn({ ...informed, state }, '2026-11-30', parameters) === undefined,
    );
    expect(settled).toEqual(['PAID', 'NOT_ENTITLED', 'ABANDONED']);
  });

  it('R-78: of a training subsidy goes the same way', () => {
    const told = moveReferral('TRAINING', undefined, { to: 'INFORMED', on: '2026-11-02', oneToOne: true });
    expect(told).toMatchObject({ ok: true, referral: { policyCode: 'TRAINING', state: 'INFORMED' } });
  });
});
