import {
  afterVerification,
  HIT_KINDS,
  isOfWork,
  nextComparisonOn,
  registerBy,
  urgingStanding,
  type HitKind,
} from '../../domain/comparison-hit';
import { assessEnding } from '../../domain/endings';

const parameters = { intervalMonths: 1, handleWorkdays: 10, urgeWorkdays: 5, employerRegisterDays: 30 };
const KINDS = Object.keys(HIT_KINDS) as HitKind[];

describe('a data comparison (R-59)', () => {
  it('R-59: is made every month', () => {
    expect(nextComparisonOn('2026-10-31', parameters)).toBe('2026-11-30');
  });

  it.each(KINDS)('R-59: %s of another person, or no longer true, is dismissed', (kind) => {
    expect(afterVerification(kind, 'OTHER_PERSON')).toEqual({ next: 'DISMISS' });
    expect(afterVerification(kind, 'NO_LONGER')).toEqual({ next: 'DISMISS' });
  });

  it.each(KINDS)('R-59 R-61: %s names evidence that its ground accepts', (kind) => {
    const { ground, evidence } = HIT_KINDS[kind];
    const request = { ground, evidence: [evidence], happenedOn: '2026-11-01' };
    expect(assessEnding(request, '2026-11-10').ok).toBe(true);
  });

  it('R-61: a pension or a death is put to somebody as a ground, and ends nothing by itself', () => {
    expect(afterVerification('PENSION_PAYMENT', 'CONFIRMED')).toEqual({
      next: 'ENDING_POSSIBLE',
      ground: 'PENSION',
      evidence: 'PENSION_PAYMENT_MATCH',
    });
    expect(afterVerification('DEATH', 'CONFIRMED').next).toBe('ENDING_POSSIBLE');
  });
});

describe('urging to register an employment (督促就业登记)', () => {
  it.each(['UNIT_INSURANCE', 'MARKET_REGISTRATION', 'TOLD_WORK'] as const)(
    'R-60: %s that is true is urged to be registered',
    (kind) => {
      expect(isOfWork(kind)).toBe(true);
      expect(afterVerification(kind, 'CONFIRMED')).toEqual({ next: 'URGE' });
      expect(afterVerification(kind, 'NO_LONGER')).toEqual({ next: 'DISMISS' });
    },
  );

  it('R-60: leaves thirty days from the urging, the last one in time, over the end of February too', () => {
    expect(registerBy('2026-11-10', parameters)).toBe('2026-12-10');
    expect(registerBy('2028-01-30', parameters)).toBe('2028-02-29');
    expect(registerBy('2027-01-30', parameters)).toBe('2027-03-01');
    expect(urgingStanding({ registerBy: '2026-12-10' }, '2026-12-10')).toBe('WAITING');
    expect(urgingStanding({ registerBy: '2026-12-10' }, '2026-12-11')).toBe('COUNTY');
  });
});
