import type { Pool } from 'pg';
import {
  MAX_ATTEMPTS,
  RECEIPT_WITHIN_HOURS,
  waitAfter,
  type DeliveryFailure,
} from '../../domain/notification/delivery';
import { readNotifications, type NotificationRow } from '../../prisma/notifications';

/** Name of the Postgres notification with which a new row, or a receipt, is announced. */
export const NOTIFICATIONS_CHANNEL = 'notifications';

/** Whoever takes a row has so long to say how it went, in seconds; then it is anybody's again. */
const LEASE_SECONDS = 180;

/** A row that this worker has taken, for one attempt. */
export interface Taken {
  caseId: string;
  seq: number;
  /** This attempt is the n-th. */
  attempts: number;
}

/** The task is the duty (noticeTaskId): closed, somebody has told the person, or something newer is owed. */
const IS_OWED = `EXISTS (SELECT FROM tasks t
                          WHERE t.case_id = n.case_id AND t.id = 'notice:' || n.seq AND t.status = 'OPEN')`;

/** What happened to the rows by themselves: the duty is discharged, no receipt came, who tried did not come back. */
export async function settleByTime(pool: Pool): Promise<number> {
  const { rowCount: notOwed } = await pool.query(
    `UPDATE notifications n SET status = 'NOT_OWED', settled_at = now()
      WHERE n.status IN ('PENDING', 'SENT') AND NOT ${IS_OWED}`,
  );
  const { rowCount: failed } = await pool.query(
    `UPDATE notifications SET status = 'FAILED', settled_at = now(), next_attempt_at = now(),
            last_error = CASE status WHEN 'SENT' THEN 'NO_RECEIPT' ELSE coalesce(last_error, 'INTERRUPTED') END
      WHERE (status = 'SENT' AND sent_at < now() - $1 * interval '1 hour')
         OR (status = 'PENDING' AND attempts >= $2 AND next_attempt_at <= now())`,
    [RECEIPT_WITHIN_HOURS, MAX_ATTEMPTS],
  );
  return (notOwed ?? 0) + (failed ?? 0);
}

/**
 * Takes up to `limit` rows whose time has come, longest waiting first. What another worker holds is skipped, and the
 * attempt counts from here on: a row that ends every worker that tries it is given up like any other.
 */
export async function take(pool: Pool, limit: number): Promise<Taken[]> {
  const { rows } = await pool.query<Taken>(
    `WITH next AS (
       SELECT case_id, seq FROM notifications
        WHERE status = 'PENDING' AND next_attempt_at <= now() AND attempts < $3
        ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     UPDATE notifications n SET attempts = n.attempts + 1, next_attempt_at = now() + $2 * interval '1 second'
       FROM next WHERE n.case_id = next.case_id AND n.seq = next.seq
     RETURNING n.case_id AS "caseId", n.seq, n.attempts`,
    [limit, LEASE_SECONDS, MAX_ATTEMPTS],
  );
  return rows;
}

/** What the taken rows say, and to whom. */
export function read(pool: Pool, taken: readonly Taken[]): Promise<NotificationRow[]> {
  return readNotifications(
    async (sql, values) => (await pool.query<never>(sql, [...values])).rows,
    taken.map(({ caseId }) => caseId),
    taken.map(({ seq }) => seq),
  );
}

/** The gateway took it; whether that is all there will be to hear depends on the gateway. */
export async function markSent(
  pool: Pool,
  { caseId, seq, attempts }: Taken,
  isDelivered: boolean,
): Promise<void> {
  await pool.query(
    `UPDATE notifications SET status = CASE WHEN $4 THEN 'DELIVERED' ELSE 'SENT' END, sent_at = now(), last_error = NULL,
            settled_at = CASE WHEN $4 THEN now() END, next_attempt_at = now()
      WHERE case_id = $1 AND seq = $2 AND status = 'PENDING' AND attempts = $3`,
    [caseId, seq, attempts, isDelivered],
  );
}

/** The attempt came to nothing: tried again later, or given up. */
export async function markFailed(
  pool: Pool,
  { caseId, seq, attempts }: Taken,
  failure: DeliveryFailure,
): Promise<void> {
  const wait = waitAfter(attempts, failure);
  await pool.query(
    `UPDATE notifications SET last_error = $4, next_attempt_at = now() + $5 * interval '1 minute',
            status = CASE WHEN $6 THEN 'FAILED' ELSE 'PENDING' END, settled_at = CASE WHEN $6 THEN now() END
      WHERE case_id = $1 AND seq = $2 AND status = 'PENDING' AND attempts = $3`,
    [caseId, seq, attempts, failure, wait ?? 0, wait === undefined],
  );
}
