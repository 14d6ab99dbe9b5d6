import {
  afterVerification,
  HIT_KINDS,
  hitDeadlines,
  nextComparisonOn,
  urgingStanding,
  type HitKind,
} from '../../domain/comparison-hit';
import { assessEnding } from '../../domain/endings';
import { XUCHANG_RULES } from '../support/rules';

const parameters = { intervalMonths: 1, handleWorkdays: 10, urgeWorkdays: 5, employerRegisterDays: 30 };
const KINDS = Object.keys(HIT_KINDS) as HitKind[];

describe('a data comparison (R-59)', () => {
  it('R-59: is made every month', () => {
    expect(nextComparisonOn('2026-10-31', parameters)).toBe('2026-11-30');
  });

  it('R-59 R-60: a hit is verified within ten working days, urging begins within five', () => {
    expect(hitDeadlines('2026-11-02', XUCHANG_RULES.calendar, parameters)).toEqual({
      verifyBy: '2026-11-16',
      urgeBy: '2026-11-09',
      provisional: false,
    });
  });

  it('R-59: handling is provisional where only its last days lie in an unpublished year', () => {
    expect(hitDeadlines('2026-12-18', XUCHANG_RULES.calendar, parameters)).toEqual({
      verifyBy: '2027-01-04',
      urgeBy: '2026-12-25',
      provisional: true,
    });
  });

  it.each(KINDS)('R-59: %s of another person, or no longer true, is dismissed', (kind) => {
    expect(afterVerification(kind, 'OTHER_PERSON', '2026-11-10', parameters)).toEqual({ next: 'DISMISS' });
    expect(afterVerification(kind, 'NO_LONGER', '2026-11-10', parameters)).toEqual({ next: 'DISMISS' });
  });

  it.each(KINDS)('R-59 R-61: %s names evidence that its ground accepts', (kind) => {
    const { ground, evidence } = HIT_KINDS[kind];
    const request = { ground, evidence: [evidence], happenedOn: '2026-11-01' };
    expect(assessEnding(request, '2026-11-10').ok).toBe(true);
  });

  it('R-61: a pension or a death is put to somebody as a ground, and ends nothing by itself', () => {
    expect(afterVerification('PENSION_PAYMENT', 'CONFIRMED', '2026-11-10', parameters)).toEqual({
      next: 'ENDING_POSSIBLE',
      ground: 'PENSION',
      evidence: 'PENSION_PAYMENT_MATCH',
    });
    expect(afterVerification('DEATH', 'CONFIRMED', '2026-11-10', parameters).next).toBe('ENDING_POSSIBLE');
  });
});

describe('urging to register an employment (督促就业登记)', () => {
  it.each(['UNIT_INSURANCE', 'MARKET_REGISTRATION'] as const)(
    'R-60: %s that is true leaves thirty days to register the employment',
    (kind) => {
      expect(afterVerification(kind, 'CONFIRMED', '2026-11-10', parameters)).toEqual({
        next: 'URGE',
        registerBy: '2026-12-10',
      });
    },
  );

  it('R-60: waits through the thirtieth day, then the county has it', () => {
    const registerBy = '2026-12-10';
    expect(urgingStanding({ registerBy }, '2026-12-10')).toBe('WAITING');
    expect(urgingStanding({ registerBy }, '2026-12-11')).toBe('COUNTY');
  });

  it('R-60: is over when the employment was registered, late or not', () => {
    const late = { registerBy: '2026-12-10', registeredOn: '2026-12-20' };
    const on = (asOf: string) => urgingStanding(late, asOf);
    expect(['2026-12-10', '2026-12-19', '2026-12-20'].map(on)).toEqual(['WAITING', 'COUNTY', 'REGISTERED']);
  });
});
