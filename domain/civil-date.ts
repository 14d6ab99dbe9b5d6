/** A civil date (日期), 'YYYY-MM-DD' in Asia/Shanghai. Two of them compare as text. */
export type CivilDate = string;
/** A calendar month, 'YYYY-MM'. */
export type CivilMonth = string;
/** A point in time, ISO 8601 in UTC ('…Z'). */
export type Instant = string;

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;
// China has kept UTC+8 without daylight saving time since 1991, before any instant that is recorded here: a day in
// Shanghai begins at 16:00 UTC of the day before.
const SHANGHAI_DAY_BEGINS = '16';

/** A date, month or instant that cannot be read. The text itself is left out: it may be a birth date. */
export class CivilDateError extends RangeError {
  override readonly name = 'CivilDateError';
  readonly code = 'CIVIL_DATE_INVALID';
  readonly nextStep = '请按“年-月-日”填写真实存在的日期,例如 2026-11-23';

  constructor(expected: string) {
    super(`expected ${expected}`);
  }
}

/** Whether the text is an existing day of the calendar written as 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * The civil date in Asia/Shanghai on which an instant lies.
 * @throws CivilDateError when it is no ISO instant in UTC
 */
export function civilDateOf(instant: Instant): CivilDate {
  const utcDate = instant.slice(0, 10);
  if (!INSTANT.test(instant) || !isCivilDate(utcDate)) throw new CivilDateError('an ISO instant in UTC');
  return instant.slice(11, 13) < SHANGHAI_DAY_BEGINS ? utcDate : addDays(utcDate, 1);
}

/**
 * The hour of the day in Asia/Shanghai, 0–23, in which an instant lies.
 * @throws CivilDateError when it is no ISO instant in UTC
 */
export function hourOf(instant: Instant): number {
  if (!INSTANT.test(instant)) throw new CivilDateError('an ISO instant in UTC');
  return (Number(instant.slice(11, 13)) + 24 - Number(SHANGHAI_DAY_BEGINS)) % 24;
}

/**
 * The instant at which the date begins in Asia/Shanghai.
 * @throws CivilDateError on a malformed date
 */
export function startOfDay(date: CivilDate): Instant {
  return endOfDay(addDays(date, -1));
}

/**
 * The instant at which the date has ended, 24:00 in Asia/Shanghai: the start of the next day.
 * @throws CivilDateError on a malformed date
 */
export function endOfDay(date: CivilDate): Instant {
  return `${checked(date)}T${SHANGHAI_DAY_BEGINS}:00:00.000Z`;
}

/**
 * The date `n` calendar days later, or earlier when `n` is negative.
 * @throws CivilDateError on a malformed date or a fraction of a day
 */
export function addDays(date: CivilDate, n: number): CivilDate {
  let { year, month, day } = partsOf(checked(date));
  day += whole(n, 'days');
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysIn(checkedYear(year), month);
  }
  while (day > daysIn(year, month)) {
    day -= daysIn(year, month);
    [year, month] = month === 12 ? [checkedYear(year + 1), 1] : [year, month + 1];
  }
  return textOf(year, month, day);
}

/**
 * The corresponding day `n` calendar months later, or the month's last day where it has no such day
 * (Civil Code 民法典 art. 202: 31 August + 6 months = 28 or 29 February).
 * @throws CivilDateError on a malformed date or a fraction of a month
 */
export function addMonths(date: CivilDate, n: number): CivilDate {
  const last = lastDayOfMonth(addMonthsToMonth(monthOf(date), n));
  return last.slice(8) < date.slice(8) ? last : last.slice(0, 8) + date.slice(8);
}

/**
 * The calendar month `n` months later.
 * @throws CivilDateError on a malformed month or a fraction of a month
 */
export function addMonthsToMonth(month: CivilMonth, n: number): CivilMonth {
  const index = monthIndex(month) + whole(n, 'months');
  const year = checkedYear(Math.floor(index / 12));
  return `${padded(year, 4)}-${padded(index - year * 12 + 1, 2)}`;
}

/** Months from one calendar month to another; negative when `to` is the earlier. */
export function monthsBetween(from: CivilMonth, to: CivilMonth): number {
  return monthIndex(to) - monthIndex(from);
}

/** Calendar days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (millisOf(to) - millisOf(from)) / DAY_MS;
}

/** 'YYYY-MM' of a date. */
export function monthOf(date: CivilDate): CivilMonth {
  return checked(date).slice(0, 7);
}

/** 'YYYY-Q1' … 'YYYY-Q4' of a date (季度). */
export function quarterOf(date: CivilDate): string {
  return `${checked(date).slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** 'YYYY-H1' or 'YYYY-H2' of a date (半年). */
export function halfYearOf(date: CivilDate): string {
  return `${checked(date).slice(0, 4)}-H${date.slice(5, 7) <= '06' ? 1 : 2}`;
}

/** The first day of a calendar month. */
export function firstDayOfMonth(month: CivilMonth): CivilDate {
  return checked(`${month}-01`);
}

/** The last day of a calendar month. */
export function lastDayOfMonth(month: CivilMonth): CivilDate {
  const { year, month: number } = partsOf(firstDayOfMonth(month));
  return textOf(year, number, daysIn(year, number));
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return new Date(millisOf(date)).getUTCDay() || 7;
}

/**
 * Age in whole years (周岁), reached on the birthday itself. A person born on 29 February reaches a
 * year of age on 28 February where the year has no 29th: the same clamping as every period of months here
 * (Civil Code art. 202), and the reading in the person's favour.
 * Negative before birth.
 * @throws CivilDateError on malformed dates
 */
export function ageOn(birth: CivilDate, date: CivilDate): number {
  const years = Number(checked(date).slice(0, 4)) - Number(checked(birth).slice(0, 4));
  return addMonths(birth, years * 12) <= date ? years : years - 1;
}

function monthIndex(month: CivilMonth): number {
  firstDayOfMonth(month);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function checked(date: CivilDate): CivilDate {
  if (!isCivilDate(date)) throw new CivilDateError("an existing date as 'YYYY-MM-DD'");
  return date;
}

function millisOf(date: CivilDate): number {
  return Date.parse(`${checked(date)}T00:00:00.000Z`);
}

function whole(n: number, unit: string): number {
  if (!Number.isInteger(n)) throw new CivilDateError(`a whole number of ${unit}`);
  return n;
}

/** The numbers of a text that has the form of a date. */
function partsOf(text: string): { year: number; month: number; day: number } {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 29 : 28;
}

function textOf(year: number, month: number, day: number): CivilDate {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(n: number, digits: number): string {
  return String(n).padStart(digits, '0');
}

function checkedYear(year: number): number {
  if (year < 0 || year > 9999) throw new CivilDateError('a year from 0000 to 9999');
  return year;
}
