import {
  continuedCase,
  FOCUSED_HELP,
  focusedMonths,
  focusedUntil,
  isFocused,
} from '../../domain/repeated-unemployment';
import type { EarlierCase } from '../../domain/repeated-unemployment';

const parameters = { focusMonths: 3 };
const earlier = (
  caseId: string,
  registeredOn: string,
  registration: EarlierCase['registration'],
): EarlierCase => ({
  caseId,
  registeredOn,
  registration,
});

describe('unemployed again (R-56, A-11)', () => {
  it('R-56: continues the latest of the cases whose registration has ended', () => {
    const cases = [
      earlier('first', '2024-03-01', 'CANCELLED'),
      earlier('third', '2026-02-01', 'CONVERTED'),
      earlier('second', '2025-05-01', 'CANCELLED'),
    ];
    expect(continuedCase(cases)?.caseId).toBe('third');
    expect(continuedCase([...cases].reverse())?.caseId).toBe('third');
  });

  it('R-56 A-16: is nobody who is registered for the first time, or still registered', () => {
    expect(continuedCase([])).toBeUndefined();
    expect(continuedCase([earlier('a', '2026-02-01', 'ACTIVE')])).toBeUndefined();
  });

  it('A-11: is contacted in person in each of the three months after registration', () => {
    expect(focusedMonths('2026-10-31', parameters)).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  it('A-11: help is focused from registration to the end of the third month', () => {
    const until = focusedUntil('2026-10-31', parameters);
    expect(until).toBe('2027-01-31');
    expect(isFocused(until, '2026-10-31')).toBe(true);
    expect(isFocused(until, '2027-01-31')).toBe(true);
    expect(isFocused(until, '2027-02-01')).toBe(false);
    expect(focusedUntil('2027-11-30', parameters)).toBe('2028-02-29');
  });

  it('A-11: nobody is focused on whose unemployment is the first, or where the city focuses on nobody', () => {
    expect(isFocused(undefined, '2026-11-15')).toBe(false);
    expect(focusedUntil('2026-10-31', { focusMonths: 0 })).toBeUndefined();
  });

  it('R-56: brings the owner to know, hardship to be looked at and 131 to be given again', () => {
    expect(Object.entries(FOCUSED_HELP).map(([duty, { due }]) => [duty, due])).toEqual([
      ['OWNER_TOLD', 'AT_ONCE'],
      ['HARDSHIP_EVALUATION', 'AT_ONCE'],
      ['PACKAGE_131', 'AS_REGISTERED'],
      ['PERSONAL_CONTACT', 'MONTHLY'],
    ]);
  });
});
