import type { Pool, PoolClient } from 'pg';
import { civilDateOf, type Instant } from '../domain/civil-date';
import { nextYearAlarm } from '../domain/next-year-alarm';

interface Figure {
  name: string;
  help: string;
  labels: readonly string[];
  /** Rows of a `value` and the labels; `$1`, where it occurs, is the instant. */
  sql: string;
}

/** Seconds since an instant, 0 for one to come; null without one. */
const age = (of: string): string =>
  `CASE WHEN ${of} > $1::timestamptz THEN 0 ELSE extract(epoch FROM $1::timestamptz - ${of}) END`;

/** What happens every night counts from the first registration until it has happened once. */
const ageSinceBegin = (of: string): string =>
  age(`coalesce(${of}, (SELECT min(requested_at) FROM start_requests))`);

/** What is read from the database for whoever watches. Overdue is what `task_standing` says, as in every queue. */
export const FIGURES: readonly Figure[] = [
  {
    name: 'bangfu_open_tasks',
    help: 'Open tasks that have opened, by kind of work, county and standing (OPEN, URGENT, OVERDUE), as the queues show them',
    labels: ['kind', 'county', 'standing'],
    sql: `SELECT kind, left(org_code, 6) AS county, count(*) AS value,
                 task_standing(opens_on, urgent_from, overdue_from, provisional, $1::timestamptz) AS standing
            FROM tasks
           WHERE status = 'OPEN' AND opens_on <= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
           GROUP BY kind, county, standing`,
  },
  {
    name: 'bangfu_open_cases',
    help: 'Open cases by county',
    labels: ['county'],
    sql: `SELECT left(org_code, 6) AS county, count(*) AS value FROM cases WHERE open GROUP BY county`,
  },
  {
    name: 'bangfu_wake_overdue_seconds',
    help: 'How long the open case that waits longest for its wake-up is past its due instant; up to two hours are intended',
    labels: [],
    sql: `SELECT coalesce(max(${age('next_due_at')}), 0) AS value FROM cases WHERE open`,
  },
  {
    name: 'bangfu_start_requests_waiting',
    help: 'Registered cases whose process was not started yet',
    labels: [],
    sql: `SELECT count(*) AS value FROM start_requests WHERE started_at IS NULL`,
  },
  {
    name: 'bangfu_start_request_oldest_seconds',
    help: 'Age of the start request that waits longest; 0 when none waits',
    labels: [],
    sql: `SELECT coalesce(max(${age('requested_at')}), 0) AS value FROM start_requests WHERE started_at IS NULL`,
  },
  {
    name: 'bangfu_open_households',
    help: 'Zero-employment households that are not cleared, by county',
    labels: ['county'],
    sql: `SELECT county_code AS county, count(*) AS value FROM households WHERE open GROUP BY county`,
  },
  {
    name: 'bangfu_household_news_oldest_seconds',
    help: 'Age of the news of a member that waits longest for its household to be told; 0 when none waits',
    labels: [],
    sql: `SELECT coalesce(max(${age('written_at')}), 0) AS value FROM household_news WHERE told_at IS NULL`,
  },
  {
    name: 'bangfu_notifications_pending',
    help: 'Notices to persons that wait in the outbox',
    labels: [],
    sql: `SELECT count(*) AS value FROM notifications WHERE status = 'PENDING'`,
  },
  {
    name: 'bangfu_notification_oldest_seconds',
    help: 'Age of the notice that waits longest in the outbox; 0 when none waits',
    labels: [],
    sql: `SELECT coalesce(max(${age('created_at')}), 0) AS value FROM notifications WHERE status = 'PENDING'`,
  },
  {
    name: 'bangfu_notifications_recent',
    help: 'Notices of the last 24 hours by what became of them',
    labels: ['status'],
    // One range of the index a status, instead of all notices that ever were.
    sql: `SELECT status, value
            FROM (VALUES ('PENDING'), ('SENT'), ('DELIVERED'), ('FAILED')) AS s(status),
                 LATERAL (SELECT count(*) AS value FROM notifications n
                           WHERE n.status = s.status AND n.created_at > $1::timestamptz - interval '24 hours') recent`,
  },
  {
    name: 'bangfu_reconciliation_findings',
    help: 'What reconciliation found in the last 24 hours, by kind and whether it was repaired',
    labels: ['kind', 'repaired'],
    sql: `SELECT kind, repaired::text AS repaired, count(*) AS value FROM reconciliation_findings
           WHERE found_at > $1::timestamptz - interval '24 hours' GROUP BY kind, repaired`,
  },
  {
    name: 'bangfu_reconciliation_age_seconds',
    help: 'Time since the last run of reconciliation that came to its end, by kind (CHANGED, ALL)',
    labels: ['kind'],
    sql: `SELECT kind, ${ageSinceBegin('finished_at')} AS value
            FROM (VALUES ('CHANGED'), ('ALL')) AS k(kind),
                 LATERAL (SELECT max(finished_at) AS finished_at FROM reconciliation_runs r WHERE r.kind = k.kind) last`,
  },
  {
    name: 'bangfu_seal_age_seconds',
    help: 'Time since the last daily seal; before the first, since the first registration',
    labels: [],
    sql: `SELECT ${ageSinceBegin('max(sealed_at)')} AS value FROM seals`,
  },
  {
    name: 'bangfu_archive_age_seconds',
    help: 'Time since every ended history was in the archive; it must stay below the namespace’s retention',
    labels: [],
    sql: `SELECT ${ageSinceBegin('max(swept_at)')} AS value FROM archive_progress`,
  },
];

/** A value and its labels, all as the database gives them; an age is null before what it counts from. */
export type FigureRow = { value: string | null } & Record<string, string | null>;

/** A database that is slower than this has other work to do. */
const TIMEOUT = '5s';

/** The rows of every figure at an instant, in one transaction that changes nothing and gives up soon. */
export async function readFigures(
  pool: Pool,
  at: Instant,
): Promise<{ rows: FigureRow[][]; nextYearMissing: boolean }> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`SET LOCAL statement_timeout = '${TIMEOUT}'`);
    const rows: FigureRow[][] = [];
    for (const { sql } of FIGURES) {
      const values = sql.includes('$1') ? [at] : [];
      rows.push((await client.query<FigureRow>(sql, values)).rows);
    }
    return { rows, nextYearMissing: await isNextYearMissing(client, at) };
  } finally {
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

async function isNextYearMissing(client: PoolClient, at: Instant): Promise<boolean> {
  const { rows } = await client.query<{ year: number; status: 'PUBLISHED' }>(
    `SELECT year, status FROM calendar_years WHERE status = 'PUBLISHED'`,
  );
  return nextYearAlarm(rows, civilDateOf(at)) !== undefined;
}
