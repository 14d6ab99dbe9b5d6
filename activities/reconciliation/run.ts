import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../database';
import type { BatchPage } from '../batch-page';
import type { CaseProcesses } from '../case-processes';
import { inParallel } from '../in-parallel';
import { examine, type CaseRow, type Found } from './examine';
import { Findings } from './findings';
import { findUnknown } from './unknown-processes';

/** CHANGED: cases that moved since they were last seen in step. ALL: every case and every process. */
type RunKind = 'CHANGED' | 'ALL';

interface Run {
  id: string;
  thorough: boolean;
  lookedUpTo: string | null;
}

interface Pace {
  pageSize: number;
  /** A case that moved within this time, in milliseconds, is in the middle of something: the next run looks at it. */
  settledForMs: number;
}

const PACE: Pace = { pageSize: 200, settledForMs: 30_000 };
const AT_ONCE = 16;

/**
 * One page of comparing the ledger with the processes, of the unfinished run of its kind or of a new one; its row is
 * locked meanwhile, so that no two pages of a run go on at once. A run of what CHANGED that counts more or fewer
 * processes than open cases becomes thorough.
 * @param subject a kind of run
 */
export async function reconcile(
  pool: Pool,
  processes: CaseProcesses,
  subject: string,
  pace = PACE,
): Promise<BatchPage> {
  const kind: RunKind = subject === 'ALL' ? 'ALL' : 'CHANGED';
  // By itself, so that findings can name their run while its page is still under way.
  await pool.query(
    `INSERT INTO reconciliation_runs (kind, thorough) SELECT $1, $1 = 'ALL'
      WHERE NOT EXISTS (SELECT FROM reconciliation_runs WHERE finished_at IS NULL AND kind = $1)`,
    [kind],
  );
  return inTransaction(pool, async (db) => {
    const run = await takeRun(db, kind);
    if (!run) return { done: 0, failed: 0, more: false };
    const findings = new Findings(pool, processes, run.id);
    const page = await casesOf(db, run, pace);
    const silent: Found[] = [];
    await inParallel(page, AT_ONCE, async (row) => {
      const found = await examine(pool, processes, row);
      if (found?.kind === 'SILENT') silent.push(found);
      else if (found) await findings.repair(found);
      if (silent.length >= AT_ONCE) throw new Error('the processes of cases do not answer: no worker?');
    });
    for (const found of silent) await findings.repair(found);
    const isLast = page.length < pace.pageSize;
    if (isLast && run.thorough) await findUnknown(pool, processes, findings);
    const goesDeeper = isLast && !run.thorough && (await countsDiffer(db, processes));
    await keepProgress(db, run, { page, isLast, goesDeeper });
    return { done: page.length, failed: findings.unrepaired, more: !isLast || goesDeeper };
  });
}

/** The findings of a run name its row, so its key must not be locked. */
async function takeRun(db: Queryable, kind: RunKind): Promise<Run | undefined> {
  const { rows } = await db.query<Run>(
    `SELECT id, thorough, looked_up_to AS "lookedUpTo" FROM reconciliation_runs
      WHERE finished_at IS NULL AND kind = $1 ORDER BY began_at LIMIT 1 FOR NO KEY UPDATE`,
    [kind],
  );
  return rows[0];
}

async function casesOf(db: Queryable, { thorough, lookedUpTo }: Run, pace: Pace): Promise<CaseRow[]> {
  const { rows } = await db.query<CaseRow>(
    `SELECT c.id AS "caseId", c.seq, c.open, k.seq AS "checkedSeq", k.run_id AS "checkedRun",
            k.history_length AS "checkedLength"
       FROM cases c JOIN start_requests q ON q.case_id = c.id LEFT JOIN process_checks k ON k.case_id = c.id
      WHERE q.started_at < now() - $3 * interval '1 millisecond'
        AND c.updated_at < now() - $3 * interval '1 millisecond'
        AND (k.seq IS DISTINCT FROM c.seq OR ($4 AND c.open)) AND ($1::uuid IS NULL OR c.id > $1)
      ORDER BY c.id LIMIT $2`,
    [lookedUpTo, pace.pageSize, pace.settledForMs, thorough],
  );
  return rows;
}

/** One question to each side. The engine's list may lag a moment behind: then a thorough run finds nothing. */
async function countsDiffer(db: Queryable, processes: CaseProcesses): Promise<boolean> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM cases c JOIN start_requests q ON q.case_id = c.id
      WHERE c.open AND q.started_at IS NOT NULL`,
  );
  return (await processes.countRunning()) !== rows[0]?.count;
}

async function keepProgress(
  db: Queryable,
  run: Run,
  { page, isLast, goesDeeper }: { page: readonly CaseRow[]; isLast: boolean; goesDeeper: boolean },
): Promise<void> {
  await db.query(
    `UPDATE reconciliation_runs SET looked = looked + $2, thorough = thorough OR $3,
            looked_up_to = CASE WHEN $3 THEN NULL ELSE $4::uuid END,
            finished_at = CASE WHEN $5 THEN now() END WHERE id = $1`,
    [run.id, page.length, goesDeeper, page.at(-1)?.caseId ?? run.lookedUpTo, isLast && !goesDeeper],
  );
}
