import { civilDateOf, startOfDay, type Instant } from '../../domain/civil-date';
import type { RulesInForce } from '../../domain/case/context';
import { belongs, type HouseholdState } from '../../domain/household-case/state';
import { standingOf } from '../../domain/overdue';
import { Prisma, type PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { labelOf, STANDING_LABELS } from '../cases/labels';
import { ApiError } from '../errors/api-error';
import { cursorOf, readCursor } from '../paging';
import { readRules } from '../rules-in-force';
import { dateOf } from '../tasks/task-view';
import { timeLeft } from '../tasks/time-left';
import { HOUSEHOLD_FACT_LABELS, MEMBER_LABELS } from './labels';
import type { HouseholdsView, HouseholdView } from './schema';

const FACTS_SHOWN = 500;

interface Row {
  id: string;
  countyCode: string;
  countyName: string | null;
  members: number;
  openedOn: Date | null;
  targetOn: Date | null;
  provisional: boolean | null;
  overdueFrom: Date | null;
  alarms: number | null;
}

const COLUMNS = Prisma.sql`h.id, h.county_code AS "countyCode", o.name AS "countyName", h.members,
  h.opened_on AS "openedOn", h.target_on AS "targetOn", h.provisional, h.overdue_from AS "overdueFrom", h.alarms`;
const SOURCE = Prisma.sql`households h LEFT JOIN organisations o ON o.code = h.county_code`;

/** 零就业家庭清零 (R-90) for one actor: the households of the counties in scope, read from their own table. */
export class HouseholdBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly clock: () => Instant,
  ) {}

  /** A page of the open ones, by time to breach. @throws ApiError INVALID_FIELD, RULES_MISSING */
  async list(limit: number, cursor?: string): Promise<HouseholdsView> {
    const now = this.clock();
    const open = Prisma.sql`h.open AND ${this.inScope}`;
    const [rows, [counts], rules] = await Promise.all([
      this.db.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM ${SOURCE} WHERE ${open} AND ${after(cursor)}
        ORDER BY h.overdue_from, h.id LIMIT ${limit + 1}`,
      this.db.$queryRaw<{ open: number; overdue: number }[]>`
        SELECT count(*)::int AS open, count(*) FILTER (WHERE task_standing(h.opened_on,
                 h.target_on::timestamp AT TIME ZONE 'Asia/Shanghai', h.overdue_from, h.provisional,
                 ${now}::timestamptz) = 'OVERDUE')::int AS overdue
          FROM households h WHERE ${open}`,
      readRules(this.db, civilDateOf(now)),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last?.overdueFrom;
    return {
      open: counts?.open ?? 0,
      overdue: counts?.overdue ?? 0,
      households: page.flatMap((row) => {
        const clock = clockView(row, now, rules);
        return clock ? [{ ...householdView(row), ...clock }] : [];
      }),
      next: isMore ? cursorOf([isMore.toISOString(), last.id]) : null,
    };
  }

  /** One household with its facts. @throws ApiError HOUSEHOLD_NOT_FOUND, RULES_MISSING */
  async show(id: string): Promise<HouseholdView> {
    const now = this.clock();
    const [row] = await this.db.$queryRaw<(Row & { state: HouseholdState })[]>`
      SELECT ${COLUMNS}, h.state FROM ${SOURCE} WHERE h.id = ${id}::uuid AND ${this.inScope}`;
    if (!row) throw new ApiError('HOUSEHOLD_NOT_FOUND');
    const [facts, seen, rules] = await Promise.all([
      this.db.householdFact.findMany({
        where: { householdId: id },
        orderBy: { seq: 'desc' },
        take: FACTS_SHOWN,
      }),
      this.seen(row.state.members.map(({ caseId }) => caseId)),
      readRules(this.db, civilDateOf(now)),
    ]);
    return {
      ...householdView(row),
      clock: clockView(row, now, rules),
      memberCases: row.state.members
        .filter((member) => belongs(member) && seen.has(member.caseId))
        .map(({ caseId, certified, standing }) => ({
          caseId,
          certified,
          standing,
          standingLabel: MEMBER_LABELS[standing],
        })),
      facts: facts.reverse().map((fact) => factView(fact, seen)),
    };
  }

  private get inScope(): Prisma.Sql {
    return Prisma.sql`h.county_code LIKE ${`${this.scope.actor.orgCode}%`}`;
  }

  /** Those of the cases that the actor may know of. */
  private async seen(caseIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.case.findMany({
      where: { id: { in: [...caseIds] }, ...this.scope.where() },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  }
}

function householdView({ id, countyCode, countyName, members }: Row) {
  return { householdId: id, countyCode, countyName: countyName ?? countyCode, members };
}

/** Urgent on its last day, overdue after it, and on a provisional date alone neither: as for every duty. */
function clockView(row: Row, now: Instant, rules: RulesInForce): HouseholdView['clock'] {
  const { openedOn, targetOn, provisional, overdueFrom, alarms } = row;
  if (!openedOn || !targetOn || !overdueFrom || provisional === null) return null;
  const [opensOn, dueOn] = [dateOf(openedOn), dateOf(targetOn)];
  const deadline = {
    opensOn,
    provisional,
    urgentFrom: startOfDay(dueOn),
    overdueFrom: overdueFrom.toISOString(),
  };
  const standing = standingOf(deadline, now);
  return {
    openedOn: opensOn,
    targetOn: dueOn,
    provisional,
    overdueFrom: deadline.overdueFrom,
    standing,
    standingLabel: STANDING_LABELS[standing],
    timeLeft: timeLeft({ kind: 'HOUSEHOLD', dueOn, provisional, standing }, civilDateOf(now), rules),
    alarms: alarms ?? 0,
  };
}

type FactRow = Prisma.HouseholdFactGetPayload<object>;

/** Whom a fact is about is told apart from it, to those who may know of the case. */
function factView(
  { seq, kind, at, clauses, data }: FactRow,
  seen: ReadonlySet<string>,
): HouseholdView['facts'][number] {
  const { member, caseId: cleared, ...rest } = data as Record<string, unknown>;
  const { caseId: heard, seq: _ofCase, ...said } = (member ?? {}) as Record<string, unknown>;
  const caseId = heard ?? cleared;
  return {
    seq,
    kind,
    label: labelOf(HOUSEHOLD_FACT_LABELS, kind),
    at: at.toISOString(),
    clauses,
    caseId: typeof caseId === 'string' && seen.has(caseId) ? caseId : null,
    details: { ...rest, ...said },
  };
}

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [overdueFrom = '', id = ''] = readCursor(cursor, 2);
  if (Number.isNaN(Date.parse(overdueFrom)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new ApiError('INVALID_FIELD', { field: 'cursor' });
  }
  return Prisma.sql`(h.overdue_from, h.id) > (${overdueFrom}::timestamptz, ${id}::uuid)`;
}
