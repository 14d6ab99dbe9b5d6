import type { Pool } from 'pg';
import type { CivilDate, Instant } from '../../domain/civil-date';
import type { WorkCounts } from '../../domain/digest';
import { isAtLeast, levelOf, ORG_LEVELS } from '../../domain/organisation';

/** Whoever takes a row has so long to say how it went, in seconds; then it is anybody's again. */
const LEASE_SECONDS = 180;
const MAX_ATTEMPTS = 5;

/** A member of staff whose mail of the day this worker has taken. */
export interface TakenDigest {
  staffId: string;
  email: string;
  orgCode: string;
  role: string;
  attempts: number;
}

/** One row for everybody who has work and an address; who has one already keeps it. */
export async function openDay(pool: Pool, day: CivilDate): Promise<void> {
  await pool.query(
    `INSERT INTO staff_digests (staff_id, day)
     SELECT id, $1 FROM staff
      WHERE active AND email IS NOT NULL AND role IN ('CASEWORKER', 'REVIEWER', 'COUNTY_OFFICER')
     ON CONFLICT DO NOTHING`,
    [day],
  );
}

/** Takes up to `limit` mails of the day; what another worker holds is skipped. */
export async function takeDigests(pool: Pool, day: CivilDate, limit: number): Promise<TakenDigest[]> {
  const { rows } = await pool.query<TakenDigest>(
    `WITH next AS (
       SELECT staff_id, day FROM staff_digests
        WHERE day = $1 AND settled_at IS NULL AND attempts < $4 AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE staff_digests d SET attempts = d.attempts + 1, next_attempt_at = now() + $3 * interval '1 second'
       FROM next JOIN staff s ON s.id = next.staff_id
      WHERE d.staff_id = next.staff_id AND d.day = next.day
     RETURNING d.staff_id AS "staffId", s.email, s.org_code AS "orgCode", s.role::text AS role, d.attempts`,
    [day, limit, LEASE_SECONDS, MAX_ATTEMPTS],
  );
  return rows;
}

/** Whether somebody's mail of the day may still go. */
export async function isAnyLeft(pool: Pool, day: CivilDate): Promise<boolean> {
  const { rows } = await pool.query(
    'SELECT FROM staff_digests WHERE day = $1 AND settled_at IS NULL AND attempts < $2 LIMIT 1',
    [day, MAX_ATTEMPTS],
  );
  return rows.length > 0;
}

/** Counts as the queues MINE and ESCALATED do. */
export async function countWork(
  pool: Pool,
  { staffId, orgCode, role }: TakenDigest,
  day: CivilDate,
  at: Instant,
): Promise<WorkCounts> {
  const level = levelOf(orgCode);
  const seen = role === 'CASEWORKER' ? [] : ORG_LEVELS.filter((one) => isAtLeast(one, level));
  const { rows } = await pool.query<WorkCounts>(
    `SELECT count(*) FILTER (WHERE is_own)::int AS own,
            count(*) FILTER (WHERE is_own AND opens_on = $2::date)::int AS opened,
            count(*) FILTER (WHERE is_own AND standing = 'URGENT')::int AS urgent,
            count(*) FILTER (WHERE is_own AND standing = 'OVERDUE')::int AS overdue,
            count(*) FILTER (WHERE is_raised)::int AS raised
       FROM (SELECT t.opens_on, coalesce(t.owner_id = $1, false) AS is_own,
                    coalesce(t.escalated_to::text = ANY ($4), false) AS is_raised,
                    task_standing(t.opens_on, t.urgent_from, t.overdue_from, t.provisional, $3) AS standing
               FROM tasks t
              WHERE t.status = 'OPEN' AND t.opens_on <= $2::date
                AND (t.owner_id = $1 OR (t.escalated_to::text = ANY ($4)
                                         AND (t.org_code LIKE $5 || '%' OR t.owner_org_code LIKE $5 || '%')))) work`,
    [staffId, day, at, seen, orgCode],
  );
  const [counts] = rows;
  if (!counts) throw new Error('a count answers a row');
  return counts;
}

/** Sent, or nothing to tell. */
export async function settleDigest(
  pool: Pool,
  { staffId, attempts }: TakenDigest,
  day: CivilDate,
): Promise<void> {
  await pool.query(
    `UPDATE staff_digests SET settled_at = now(), last_error = NULL
      WHERE staff_id = $1 AND day = $2 AND attempts = $3 AND settled_at IS NULL`,
    [staffId, day, attempts],
  );
}

/** Tried again in a few minutes, on this day and as often as may be. */
export async function failDigest(
  pool: Pool,
  { staffId, attempts }: TakenDigest,
  day: CivilDate,
  failure: string,
): Promise<void> {
  await pool.query(
    `UPDATE staff_digests SET last_error = $4, next_attempt_at = now() + interval '5 minutes'
      WHERE staff_id = $1 AND day = $2 AND attempts = $3 AND settled_at IS NULL`,
    [staffId, day, attempts, failure],
  );
}
