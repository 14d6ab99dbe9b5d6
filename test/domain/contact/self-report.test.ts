import { effectOf, reminderFrom } from '../../../domain/contact/self-report';

const parameters = { quietDays: 14 };
const remind = (reportedOn?: string) => reminderFrom('2026-11-20', '2026-11-30', reportedOn, parameters);

describe('what a person reports of their own accord (R-50)', () => {
  it.each([
    ['JOB_SEARCH', 'NOTHING'],
    ['WORK_FOUND', 'VERIFY_EMPLOYMENT'],
    ['WISH_CHANGED', 'ASK_WISHES'],
    ['FAMILY_CHANGED', 'REVIEW_HARDSHIP'],
    ['CONTACT_CHANGED', 'VERIFY_FIELDS'],
  ] as const)('R-50: %s gives the caseworker to do: %s', (report, leadsTo) => {
    expect(effectOf(report).leadsTo).toBe(leadsTo);
  });

  it('R-50: keeps the reminder of the follow-up quiet for a fortnight', () => {
    expect(remind('2026-11-10')).toBe('2026-11-24');
    expect(remind('2026-11-03')).toBe('2026-11-20');
  });

  it('R-50: never past the end of the period: the follow-up itself stays due', () => {
    expect(remind('2026-11-28')).toBe('2026-11-30');
  });

  it('R-50: silence costs nothing but the usual reminder', () => {
    expect(remind()).toBe('2026-11-20');
  });
});
