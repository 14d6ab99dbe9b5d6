import { addDays, isCivilDate, weekday, type CivilDate } from './civil-date';
import { statutoryHolidays } from './statutory-holidays';

/**
 * One year of the State Council's holiday arrangement (节假日安排).
 * `off` are days without work, `work` the Saturdays and Sundays worked in exchange (调休).
 * A PROVISIONAL year (待国务院公布校正) is derived from the law until the arrangement is published.
 */
export interface CalendarYear {
  year: number;
  status: 'PUBLISHED' | 'PROVISIONAL';
  off: CivilDate[];
  work: CivilDate[];
}

/**
 * The arrangement to reckon with while the State Council has not published the year: the statutory days, and
 * for each that falls on a Saturday or Sunday the next free working day after its block (适逢周六、周日,应当在
 * 工作日补假). No exchange of weekends is guessed.
 * @throws RangeError outside 2025–2099
 */
export function provisionalYear(year: number): CalendarYear {
  const statutory = statutoryHolidays(year);
  const off = new Set(statutory);
  for (const day of statutory.filter((date) => weekday(date) > 5)) {
    let inLieu = addDays(day, 1);
    while (off.has(inLieu) || weekday(inLieu) > 5) inLieu = addDays(inLieu, 1);
    off.add(inLieu);
  }
  return { year, status: 'PROVISIONAL', off: [...off].sort(), work: [] };
}

/** What is wrong with an imported year, for the administrator who imports it. */
export interface CalendarYearProblem {
  code:
    | 'FORMAT'
    | 'NOT_PUBLISHED'
    | 'DATE'
    | 'OTHER_YEAR'
    | 'DUPLICATE'
    | 'WORK_ON_WEEKDAY'
    | 'STATUTORY_DAY_MISSING';
  field: string;
  nextStep: string;
}

export type CalendarYearCheck =
  { ok: true; year: CalendarYear; papers: string[] } | { ok: false; problems: CalendarYearProblem[] };

/**
 * Checks a year in the JSON format of holiday-cn ({ year, papers, days: [{ name, date, isOffDay }] }) and makes
 * a published year of it. A file without days is the format's way of saying that nothing is published yet.
 */
export function validateCalendarYear(json: unknown): CalendarYearCheck {
  if (!isYearFile(json)) return { ok: false, problems: [problem('FORMAT', '')] };
  const problems = json.days.flatMap((day, index) => dayProblems(day, index, json));
  if (json.days.length === 0) problems.push(problem('NOT_PUBLISHED', 'days'));
  const datesWhere = (isOff: boolean) =>
    json.days.filter(({ isOffDay }) => isOffDay === isOff).map(({ date }) => date);
  const off = datesWhere(true).sort();
  const statutory = json.year < 2025 || json.days.length === 0 ? [] : statutoryHolidays(json.year);
  if (!statutory.every((date) => off.includes(date))) problems.push(problem('STATUTORY_DAY_MISSING', 'days'));
  if (problems.length > 0) return { ok: false, problems };
  const year: CalendarYear = { year: json.year, status: 'PUBLISHED', off, work: datesWhere(false).sort() };
  return { ok: true, year, papers: json.papers };
}

interface YearFile {
  year: number;
  papers: string[];
  days: { date: string; isOffDay: boolean }[];
}

const NEXT_STEPS: Readonly<Record<CalendarYearProblem['code'], string>> = {
  FORMAT: '请上传 holiday-cn 格式的 JSON 文件(含 year、papers、days)',
  NOT_PUBLISHED: '该年度放假安排尚未公布,请待国务院办公厅通知发布后再导入',
  DATE: '请核对该日期,应为真实存在的“年-月-日”',
  OTHER_YEAR: '请删除不属于本年度的日期(仅允许上一年 12 月的调休日期)',
  DUPLICATE: '同一日期只能出现一次,请核对',
  WORK_ON_WEEKDAY: '调休上班日应为周六或周日,请核对',
  STATUTORY_DAY_MISSING: '缺少法定节假日,请核对文件是否完整',
};

function problem(code: CalendarYearProblem['code'], field: string): CalendarYearProblem {
  return { code, field, nextStep: NEXT_STEPS[code] };
}

function dayProblems(day: YearFile['days'][number], index: number, file: YearFile): CalendarYearProblem[] {
  const field = `days/${index}/date`;
  if (!isCivilDate(day.date)) return [problem('DATE', field)];
  const problems: CalendarYearProblem[] = [];
  const isLastDecember = day.date.startsWith(`${file.year - 1}-12-`);
  if (!day.date.startsWith(`${file.year}-`) && !isLastDecember) problems.push(problem('OTHER_YEAR', field));
  if (file.days.findIndex(({ date }) => date === day.date) < index)
    problems.push(problem('DUPLICATE', field));
  if (!day.isOffDay && weekday(day.date) < 6) problems.push(problem('WORK_ON_WEEKDAY', field));
  return problems;
}

function isYearFile(json: unknown): json is YearFile {
  if (!isRecord(json)) return false;
  const { year, papers, days } = json;
  const isYear = typeof year === 'number' && Number.isInteger(year) && year >= 2007 && year <= 2099;
  const hasPapers = Array.isArray(papers) && papers.every((paper) => typeof paper === 'string');
  return isYear && hasPapers && Array.isArray(days) && days.every(isDay);
}

function isDay(day: unknown): boolean {
  return isRecord(day) && typeof day.date === 'string' && typeof day.isOffDay === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
