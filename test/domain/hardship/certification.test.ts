import { CATEGORY_ROWS, HARDSHIP_CATEGORIES, isSpecialHardship } from '../../../domain/hardship/categories';
import {
  CERTIFICATION_STAGES,
  certificationSchedule,
  PUBLIC_NOTICE_FIELDS,
  publicCategoryName,
  publicNoticeEndsOn,
  STAGE_ROWS,
} from '../../../domain/hardship/certification';
import { provisionalYear, type WorkingDayCalendar } from '../../../domain/working-days';
import published from '../../fixtures/cn-holidays-2023-2026.json';

const { off, work } = published.years['2026'];
const calendar: WorkingDayCalendar = {
  version: '2026-11',
  years: [{ year: 2026, status: 'PUBLISHED', off, work }, provisionalYear(2027)],
};
const parameters = { FIRST_CHECK: 2, PUBLIC_NOTICE: 3, REVIEW: 1, CONFIRMATION: 1 };

describe('certification (R-87, Q4)', () => {
  it('takes seven working days through community, subdistrict and county', () => {
    const schedule = certificationSchedule('2026-09-18', calendar, parameters);
    expect(schedule.map(({ stage, level, dueOn }) => [stage, level, dueOn])).toEqual([
      ['FIRST_CHECK', 'COMMUNITY', '2026-09-21'],
      ['PUBLIC_NOTICE', 'COMMUNITY', '2026-09-24'],
      ['REVIEW', 'SUBDISTRICT', '2026-09-28'],
      ['CONFIRMATION', 'COUNTY', '2026-09-29'],
    ]);
  });

  it('is provisional from the stage on that reaches into an unpublished year', () => {
    const schedule = certificationSchedule('2026-12-28', calendar, parameters);
    expect(schedule.map(({ provisional }) => provisional)).toEqual([false, true, true, true]);
  });

  it('lets nobody review their own act', () => {
    expect(STAGE_ROWS.REVIEW.notBy).toContain('FIRST_CHECK');
    expect(STAGE_ROWS.CONFIRMATION.notBy).toEqual(['FIRST_CHECK', 'REVIEW']);
  });

  it('is refused by a reviewer only, never where the application is taken in', () => {
    const mayReject = CERTIFICATION_STAGES.filter((stage) => STAGE_ROWS[stage].outcomes.includes('REJECT'));
    expect(mayReject).toEqual(['REVIEW', 'CONFIRMATION']);
  });
});

describe('a public notice (R-87)', () => {
  it('hangs for its whole working days, the day of posting not counted', () => {
    expect(publicNoticeEndsOn('2026-09-18', calendar, parameters).date).toBe('2026-09-22');
  });

  it('shows neither number nor what health or family made somebody a hardship person', () => {
    expect(PUBLIC_NOTICE_FIELDS).toEqual(['name', 'sex', 'age', 'category', 'period', 'contact']);
    expect(publicCategoryName('H6a')).toBe('就业困难人员');
    expect(publicCategoryName('H3')).toBe('登记失业半年以上(长期失业)');
    const sensitive = HARDSHIP_CATEGORIES.filter((category) => CATEGORY_ROWS[category].sensitive);
    expect(sensitive.map(publicCategoryName)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/残疾|低保|单亲|零就业/)]),
    );
  });
});

describe('special hardship (R-35)', () => {
  it('is what the policy lists: near retirement, zero-employment household, disability', () => {
    const policy = { specialCategories: ['H1', 'H2', 'H6a'] } as const;
    expect(isSpecialHardship(['H3', 'H2'], policy)).toBe(true);
    expect(isSpecialHardship(['H3', 'H7'], policy)).toBe(false);
    expect(isSpecialHardship([], policy)).toBe(false);
  });
});
