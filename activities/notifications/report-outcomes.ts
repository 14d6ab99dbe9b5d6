import type { Pool } from 'pg';
import { civilDateOf } from '../../domain/civil-date';
import type { CaseProcesses } from '../case-processes';
import { inTransaction, type Queryable } from '../database';

const ROWS_A_PAGE = 50;
/** Before a case that could not be told is told again, in minutes. */
const AGAIN_MINUTES = 10;

interface Outcome {
  caseId: string;
  seq: number;
  status: 'DELIVERED' | 'FAILED';
  settledAt: Date;
}

/**
 * Tells up to a page of cases what came of their notifications: delivered, the duty is done; given up, it stays
 * open and a person takes it from there. A case hears of an outcome once, whoever tells it and however often.
 */
export async function reportOutcomes(
  pool: Pool,
  processes: CaseProcesses,
): Promise<{ done: number; failed: number; more: boolean }> {
  return inTransaction(pool, async (db) => {
    const outcomes = await takeUnreported(db);
    const told = await Promise.allSettled(
      outcomes.map((outcome) => processes.recordNotice(noticeOf(outcome))),
    );
    const done = outcomes.filter((_, index) => told[index]?.status === 'fulfilled');
    const failed = outcomes.filter((outcome) => !done.includes(outcome));
    await update(db, 'reported_at = now()', done);
    await update(db, `next_attempt_at = now() + interval '${AGAIN_MINUTES} minutes'`, failed);
    return { done: done.length, failed: failed.length, more: outcomes.length === ROWS_A_PAGE };
  });
}

function noticeOf({ caseId, seq, status, settledAt }: Outcome) {
  return {
    caseId,
    seq,
    delivered: status === 'DELIVERED',
    on: civilDateOf(settledAt.toISOString()),
  };
}

async function takeUnreported(db: Queryable): Promise<Outcome[]> {
  const { rows } = await db.query<Outcome>(
    `SELECT case_id AS "caseId", seq, status, settled_at AS "settledAt" FROM notifications
      WHERE status IN ('DELIVERED', 'FAILED') AND reported_at IS NULL AND next_attempt_at <= now()
      ORDER BY next_attempt_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    [ROWS_A_PAGE],
  );
  return rows;
}

async function update(db: Queryable, change: string, rows: readonly Outcome[]): Promise<void> {
  await db.query(
    `UPDATE notifications SET ${change}
      WHERE (case_id, seq) IN (SELECT * FROM unnest($1::uuid[], $2::int[]))`,
    [rows.map(({ caseId }) => caseId), rows.map(({ seq }) => seq)],
  );
}
