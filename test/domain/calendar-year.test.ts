import { validateCalendarYear } from '../../domain/working-days';
import published from '../fixtures/cn-holidays-2023-2026.json';

type FileDay = { name: string; date: string; isOffDay: boolean };

function fileOf(year: '2023' | '2024' | '2025' | '2026') {
  const { off, work } = published.years[year];
  const days: FileDay[] = [
    ...off.map((date) => ({ name: '假日', date, isOffDay: true })),
    ...work.map((date) => ({ name: '调休', date, isOffDay: false })),
  ];
  return {
    year: Number(year),
    papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
    days,
  };
}

function problemsOf(file: unknown) {
  const check = validateCalendarYear(file);
  return check.ok ? [] : check.problems.map(({ code, field }) => [code, field]);
}

describe('an imported calendar year (A-1)', () => {
  it.each(['2023', '2024', '2025', '2026'] as const)('%s becomes a published year', (year) => {
    const { off, work } = published.years[year];
    expect(validateCalendarYear(fileOf(year))).toMatchObject({
      ok: true,
      year: { year: Number(year), status: 'PUBLISHED', off, work },
    });
  });

  it('without days is not published yet', () => {
    expect(problemsOf({ year: 2027, papers: [], days: [] })).toEqual([['NOT_PUBLISHED', 'days']]);
  });

  it.each([
    null,
    [],
    {},
    { year: '2027', papers: [], days: [] },
    { year: 2027, days: [] },
    { year: 2027, papers: [], days: [{}] },
  ])('in another format is refused: %j', (file) => {
    expect(problemsOf(file)).toEqual([['FORMAT', '']]);
  });

  it('may arrange the December before it, and no other year', () => {
    const file = fileOf('2026');
    const add = (date: string, isOffDay: boolean) => ({
      ...file,
      days: [...file.days, { name: '', date, isOffDay }],
    });
    expect(problemsOf(add('2025-12-28', false))).toEqual([]);
    expect(problemsOf(add('2025-11-29', false))).toEqual([['OTHER_YEAR', `days/${file.days.length}/date`]]);
    expect(problemsOf(add('2026-06-31', true))).toEqual([['DATE', `days/${file.days.length}/date`]]);
  });

  it('names a date once, and works only on Saturdays and Sundays', () => {
    const file = fileOf('2026');
    const last = `days/${file.days.length}/date`;
    const again = [...file.days, { name: '', date: '2026-10-01', isOffDay: true }];
    const onMonday = [...file.days, { name: '', date: '2026-11-23', isOffDay: false }];
    expect(problemsOf({ ...file, days: again })).toEqual([['DUPLICATE', last]]);
    expect(problemsOf({ ...file, days: onMonday })).toEqual([['WORK_ON_WEEKDAY', last]]);
  });

  it('must hold every statutory day', () => {
    const file = fileOf('2026');
    const cut = file.days.filter(({ date }) => date !== '2026-09-25');
    expect(problemsOf({ ...file, days: cut })).toEqual([['STATUTORY_DAY_MISSING', 'days']]);
  });
});
