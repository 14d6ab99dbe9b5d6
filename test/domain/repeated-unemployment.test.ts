import { continuedCase, FOCUSED_HELP, focusedMonths, isFocused } from '../../domain/repeated-unemployment';
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
    expect(isFocused(true, '2026-10-31', '2026-10-30', parameters)).toBe(false);
    expect(isFocused(true, '2026-10-31', '2026-10-31', parameters)).toBe(true);
    expect(isFocused(true, '2026-10-31', '2027-01-31', parameters)).toBe(true);
    expect(isFocused(true, '2026-10-31', '2027-02-01', parameters)).toBe(false);
    expect(isFocused(false, '2026-10-31', '2026-11-15', parameters)).toBe(false);
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
