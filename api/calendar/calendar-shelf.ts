import { provisionalYear, validateCalendarYear, type CalendarYearProblem } from '../../domain/calendar-year';
import { civilDateOf, type Instant } from '../../domain/civil-date';
import { nextYearAlarm } from '../../domain/next-year-alarm';
import type { CalendarYear, PrismaClient } from '../../prisma/client/client';
import { ApiError } from '../errors/api-error';
import type { RuleActs } from '../rule-acts';
import { staffNames } from '../staff-names';
import type { YearFile, YearsView, YearView } from './schema';

type YearRow = Omit<CalendarYear, 'revision' | 'sourceNote'> & Partial<CalendarYear>;

/** 放假安排 by year, for one actor. */
export class CalendarShelf {
  constructor(
    private readonly db: PrismaClient,
    private readonly acts: RuleActs,
    private readonly clock: () => Instant,
  ) {}

  /** Every imported year as it stands, up to the next one, which is derived while it is missing. */
  async list(): Promise<YearsView> {
    const today = civilDateOf(this.clock());
    const rows: YearRow[] = await this.db.calendarYear.findMany({
      distinct: ['year'],
      orderBy: [{ year: 'asc' }, { revision: 'desc' }],
    });
    const thisYear = Number(today.slice(0, 4));
    const missing = [thisYear, thisYear + 1].filter((year) => !rows.some((row) => row.year === year));
    const years = [...rows, ...missing.map(provisionalYear)].sort((a, b) => a.year - b.year);
    return { years: years.map(summaryOf), nextYearMissing: nextYearAlarm(rows, today) ?? null };
  }

  /** @throws ApiError CALENDAR_YEAR_NOT_FOUND for what is neither imported nor to be derived */
  async get(year: number): Promise<YearView> {
    const rows = await this.db.calendarYear.findMany({ where: { year }, orderBy: { revision: 'desc' } });
    const row: YearRow = rows[0] ?? derived(year);
    const subjects = rows.map(({ revision }) => subjectOf(year, revision));
    const acts = await this.db.ruleAct.findMany({ where: { subject: { in: subjects } } });
    const nameOf = await staffNames(
      this.db,
      acts.map(({ by }) => by),
    );
    return {
      ...summaryOf(row),
      off: row.off,
      work: row.work,
      sourceNote: row.sourceNote ?? null,
      imports: rows.map(({ revision }) => {
        const act = acts.find(({ subject }) => subject === subjectOf(year, revision));
        return {
          revision,
          by: act ? { id: act.by, name: nameOf(act.by) } : null,
          at: act?.at.toISOString() ?? null,
        };
      }),
    };
  }

  /**
   * Imports a published year, or a correction of one, and has the cases told that count on it provisionally.
   * @throws ApiError CALENDAR_YEAR_INVALID; nothing is written then
   */
  async publish(file: YearFile, commandId: string): Promise<{ view: YearView; repeated: boolean }> {
    const check = validateCalendarYear(file);
    if (!check.ok) throw invalid(check.problems);
    const { year, papers } = check;
    const act = { kind: 'CALENDAR_PUBLISHED', commandId, content: file } as const;
    const { repeated } = await this.acts.carryOut(act, async (tx) => {
      const { _max } = await tx.calendarYear.aggregate({ _max: { revision: true } });
      const revision = (_max.revision ?? 0) + 1;
      await tx.calendarYear.create({ data: { ...year, revision, sourceNote: papers.join('\n') } });
      await tx.ruleAnnouncement.create({ data: { id: `calendar-${revision}`, kind: 'CALENDAR' } });
      await tx.$executeRaw`SELECT pg_notify('rule_announcements', '')`;
      return subjectOf(year.year, revision);
    });
    return { view: await this.get(year.year), repeated };
  }
}

/** The next year while its arrangement is missing in December, for whoever watches the process. */
export async function nextYearMissing(db: PrismaClient, now: Instant): Promise<number | null> {
  const today = civilDateOf(now);
  const next = { year: Number(today.slice(0, 4)) + 1, status: 'PUBLISHED' } as const;
  const row = await db.calendarYear.findFirst({ where: next, select: { year: true, status: true } });
  return nextYearAlarm(row ? [row] : [], today) ?? null;
}

function derived(year: number): YearRow {
  try {
    return provisionalYear(year);
  } catch (error) {
    if (error instanceof RangeError) throw new ApiError('CALENDAR_YEAR_NOT_FOUND');
    throw error;
  }
}

function subjectOf(year: number, revision: number): string {
  return `${year}/${revision}`;
}

function summaryOf({ year, status, revision, off, work }: YearRow): YearsView['years'][number] {
  return {
    year,
    status,
    revision: revision ?? null,
    offDays: off.length,
    workedWeekendDays: work.length,
  };
}

function invalid(problems: readonly CalendarYearProblem[]): ApiError {
  const errors = problems.map(({ field, nextStep }) => ({ field, message: nextStep }));
  const [first] = errors;
  return new ApiError('CALENDAR_YEAR_INVALID', {
    ...(first && { field: first.field, nextStep: first.message }),
    errors,
  });
}
