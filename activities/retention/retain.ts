import type { Pool } from 'pg';
import type { BatchPage } from '../batch-page';
import { removeOrphans } from './particulars';

const ROWS_A_PAGE = 500;

/** Operational rows that nobody needs after a time: what goes, and how a page of it is found. */
const LEFTOVERS = {
  /** A login that has expired opens nothing; a day is left for whoever asks why. */
  sessions: `DELETE FROM staff_sessions WHERE token_hash IN
    (SELECT token_hash FROM staff_sessions WHERE expires_at < now() - interval '1 day' LIMIT $1)`,
  /** A digest keeps its day from a second mail; a quarter is left to answer whether one was sent. */
  digests: `DELETE FROM staff_digests WHERE (staff_id, day) IN
    (SELECT staff_id, day FROM staff_digests WHERE day < (now() AT TIME ZONE 'Asia/Shanghai')::date - 90 LIMIT $1)`,
  /** A comparison that found nothing says so for half a year; one with findings is kept. */
  comparisons: `DELETE FROM reconciliation_runs WHERE id IN
    (SELECT id FROM reconciliation_runs r WHERE r.finished_at < now() - interval '180 days'
        AND NOT EXISTS (SELECT FROM reconciliation_findings f WHERE f.run_id = r.id) LIMIT $1)`,
} as const;

/**
 * One page of removing what is kept no longer (docs/retention.md). Nothing of the ledger, the seals, the archive or the
 * access records is within its reach: the application's role may not delete there.
 */
export async function retain(pool: Pool, rowsAPage = ROWS_A_PAGE): Promise<BatchPage> {
  const { looked, removed } = await removeOrphans(pool, rowsAPage);
  const counts: Record<string, number> = { particulars: removed };
  for (const [name, statement] of Object.entries(LEFTOVERS)) {
    const { rowCount } = await pool.query(statement, [rowsAPage]);
    counts[name] = rowCount ?? 0;
  }
  const { particulars: _looked, ...others } = counts;
  return {
    done: Object.values(counts).reduce((sum, count) => sum + count, 0),
    failed: 0,
    more: looked === rowsAPage || Object.values(others).some((count) => count === rowsAPage),
    note: JSON.stringify(counts),
  };
}
