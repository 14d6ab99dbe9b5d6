import type { Pool } from 'pg';
import type { CaseProcesses, ProcessLook } from '../case-processes';

/** A case as its ledger has it, and where its process was last seen in step. */
export interface CaseRow {
  caseId: string;
  seq: number;
  open: boolean;
  checkedSeq: number | null;
  checkedRun: string | null;
  checkedLength: number | null;
}

export type FindingKind =
  /** An open case without a process: terminated, deleted, or lost with an engine put back to an older moment. */
  | 'GONE'
  /** The process knows less than the ledger: an answer was lost, or the engine was put back. */
  | 'BEHIND'
  /** The process knows more than the ledger: the database was put back. */
  | 'AHEAD'
  /** The engine has the process, and the process does not answer: its code cannot go on with its history. */
  | 'SILENT'
  /** A process whose case this database does not know: the database was put back. */
  | 'UNKNOWN_CASE';

export interface Found {
  kind: FindingKind;
  caseId: string;
  ledgerSeq?: number;
  processSeq?: number;
}

/**
 * Whether a case and its process are in step. The engine's own description answers for whatever has not moved since it
 * was last seen; only a process that moved is asked, because a sleeping one is replayed for its answer.
 * @returns what is wrong, or undefined; also when the case moved meanwhile, and the next run will see
 */
export async function examine(
  pool: Pool,
  processes: CaseProcesses,
  row: CaseRow,
): Promise<Found | undefined> {
  const { caseId, seq } = row;
  const look = await processes.look(caseId);
  if (!look?.running)
    return row.open ? whenStill(pool, row, { kind: 'GONE', caseId, ledgerSeq: seq }) : keep(pool, row, look);
  if (isAsSeen(row, look)) return undefined;
  const processSeq = await processes.seqOf(caseId).catch(() => undefined);
  if (processSeq === undefined) return whenStill(pool, row, { kind: 'SILENT', caseId, ledgerSeq: seq });
  if (processSeq !== seq) {
    const kind = processSeq < seq ? 'BEHIND' : 'AHEAD';
    return whenStill(pool, row, { kind, caseId, ledgerSeq: seq, processSeq });
  }
  return row.open ? keep(pool, row, look) : undefined;
}

function isAsSeen({ seq, checkedSeq, checkedRun, checkedLength }: CaseRow, look: ProcessLook): boolean {
  return checkedSeq === seq && checkedRun === look.runId && checkedLength === look.historyLength;
}

/** A process folds only what stands: a case whose row has not moved is not in the middle of a commit. */
async function whenStill(
  pool: Pool,
  { caseId, seq, open }: CaseRow,
  found: Found,
): Promise<Found | undefined> {
  const { rows } = await pool.query('SELECT FROM cases WHERE id = $1 AND seq = $2 AND open = $3', [
    caseId,
    seq,
    open,
  ]);
  return rows.length > 0 ? found : undefined;
}

/** Read before the process answered, the length can only be too small: then the process is asked once more. */
async function keep(pool: Pool, { caseId, seq }: CaseRow, look: ProcessLook | undefined): Promise<undefined> {
  await pool.query(
    `INSERT INTO process_checks (case_id, seq, run_id, history_length) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id) DO UPDATE
       SET seq = excluded.seq, run_id = excluded.run_id, history_length = excluded.history_length`,
    [caseId, seq, look?.runId ?? '', look?.historyLength ?? 0],
  );
  return undefined;
}
