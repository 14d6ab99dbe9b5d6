import type { Pool } from 'pg';
import type { Command } from '../domain/case/commands';
import type { OrgLevel } from '../domain/organisation';
import type { BatchPage } from './batch-page';
import type { CaseProcesses } from './case-processes';
import { inTransaction, type Queryable } from './database';

/** Name of the Postgres notification that an ordered handover sends. */
export const HANDOVERS_CHANNEL = 'handovers';

const PAGE_SIZE = 10;
const PAUSE_MS = 100;
const AGAIN_MS = 15_000;

interface Handover {
  id: string;
  fromStaffId: string;
  orderedBy: string;
  orderedLevel: OrgLevel;
}

interface Row {
  caseId: string;
  orgCode: string;
  staffId: string;
  open: boolean;
  /** Whether the new owner still works where the order found them. */
  works: boolean;
}

/** What became of a row; 'AGAIN' when nobody answered and it is tried once more, later. */
type Outcome = 'DONE' | 'AGAIN' | { refused: string };

/** The handovers that are not finished, the oldest first. */
export async function unfinishedHandovers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM handovers WHERE finished_at IS NULL ORDER BY ordered_at, id',
  );
  return rows.map(({ id }) => id);
}

/**
 * One page of a handover: each case is reassigned by its own process, on whatever version stands, on behalf of who
 * ordered it. The command's id is the order's, so a row whose answer was lost is answered by the ledger and not done
 * twice. A case without an answer keeps nobody else waiting: it is tried again after the others.
 * @param subject id of a handover; of the oldest unfinished one when empty
 */
export async function handOver(
  pool: Pool,
  processes: CaseProcesses,
  subject: string,
  pageSize = PAGE_SIZE,
): Promise<BatchPage> {
  const id = subject || (await unfinishedHandovers(pool))[0];
  const handover = id && (await findUnfinished(pool, id));
  if (!handover) return { done: 0, failed: 0, more: false };
  return inTransaction(pool, async (db) => {
    const rows = await takeRows(db, handover.id, pageSize);
    const outcomes = await Promise.all(rows.map((row) => settle(processes, handover, row)));
    await writeOutcomes(db, handover.id, rows, outcomes);
    const done = outcomes.filter((outcome) => outcome === 'DONE').length;
    const isWaiting = outcomes.every((outcome) => outcome === 'AGAIN');
    const isFinished = await finish(db, handover.id);
    return {
      done,
      failed: rows.length - done,
      more: !isFinished || subject === '',
      pauseMs: isWaiting && !isFinished ? AGAIN_MS : PAUSE_MS,
    };
  });
}

async function findUnfinished(pool: Pool, id: string): Promise<Handover | undefined> {
  const { rows } = await pool.query<Handover>(
    `SELECT id, from_staff_id AS "fromStaffId", ordered_by AS "orderedBy", ordered_level AS "orderedLevel"
       FROM handovers WHERE id = $1 AND finished_at IS NULL`,
    [id],
  );
  return rows[0];
}

async function takeRows(db: Queryable, handoverId: string, limit: number): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT r.case_id AS "caseId", r.owner_org_code AS "orgCode", r.owner_id AS "staffId", c.open,
            EXISTS (SELECT FROM staff s WHERE s.id = r.owner_id AND s.org_code = r.owner_org_code AND s.active) AS works
       FROM handover_rows r JOIN cases c ON c.id = r.case_id
      WHERE r.handover_id = $1 AND r.status = 'PENDING'
      ORDER BY r.attempts, r.case_id LIMIT $2 FOR UPDATE OF r SKIP LOCKED`,
    [handoverId, limit],
  );
  return rows;
}

async function settle(processes: CaseProcesses, handover: Handover, row: Row): Promise<Outcome> {
  if (!row.open) return { refused: 'CASE_CLOSED' };
  if (!row.works) return { refused: 'OWNER_UNKNOWN' };
  try {
    const outcome = await processes.carryOut(row.caseId, commandOf(handover, row));
    if (outcome.kind === 'REFUSED') return { refused: outcome.code };
    return outcome.kind === 'DONE' ? 'DONE' : 'AGAIN';
  } catch {
    return 'AGAIN';
  }
}

function commandOf(
  { id, fromStaffId, orderedBy, orderedLevel }: Handover,
  { orgCode, staffId }: Row,
): Command {
  return {
    kind: 'assignOwner',
    id: `handover:${id}`,
    digest: '',
    by: { staffId: orderedBy, level: orderedLevel },
    data: { orgCode, staffId, insteadOf: fromStaffId },
  };
}

async function writeOutcomes(
  db: Queryable,
  handoverId: string,
  rows: readonly Row[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const settled = rows.map(({ caseId }, index) => {
    const outcome = outcomes[index];
    if (typeof outcome === 'object') return { case_id: caseId, status: 'REFUSED', code: outcome.refused };
    return { case_id: caseId, status: outcome === 'DONE' ? 'DONE' : 'PENDING', code: null };
  });
  await db.query(
    `UPDATE handover_rows t
        SET status = r.status, code = r.code, attempts = t.attempts + (r.status = 'PENDING')::int,
            settled_at = CASE WHEN r.status <> 'PENDING' THEN now() END
       FROM jsonb_to_recordset($2::jsonb) AS r(case_id uuid, status "HandoverRowStatus", code text)
      WHERE t.handover_id = $1 AND t.case_id = r.case_id`,
    [handoverId, JSON.stringify(settled)],
  );
}

/** Two pages that end at the same moment may each find the other's rows waiting: the next one finishes. */
async function finish(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE handovers SET finished_at = now()
      WHERE id = $1 AND finished_at IS NULL
        AND NOT EXISTS (SELECT FROM handover_rows WHERE handover_id = $1 AND status = 'PENDING')`,
    [id],
  );
  return (rowCount ?? 0) > 0;
}
