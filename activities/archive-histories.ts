import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Pool } from 'pg';
import type { BatchPage } from './batch-page';
import type { EndedRun, EndedRuns } from './ended-runs';

const RUNS_A_PAGE = 50;

/** An ended run may be listed only some time after it ended. */
const LISTED_WITHIN_MS = 48 * 60 * 60 * 1000;

/**
 * Stores the histories of up to `limit` runs that have ended and are not archived yet, each as the engine returned it;
 * one that stands is left as it is. Where a sweep found nothing more to store is kept, and the next begins two days
 * before it; the first takes all that the engine still has. Nothing vanishes as long as a sweep comes round within the
 * namespace's retention.
 */
export async function archiveNextPage(pool: Pool, runs: EndedRuns, limit = RUNS_A_PAGE): Promise<BatchPage> {
  const began = new Date();
  const missing: EndedRun[] = [];
  for await (const page of runs.pages(await sweptSince(pool))) {
    missing.push(...(await notArchived(pool, page)));
    if (missing.length >= limit) break;
  }
  const now = missing.slice(0, limit);
  for (const run of now) await archive(pool, runs, run);
  const more = missing.length >= limit;
  if (!more) await pool.query(`UPDATE archive_progress SET swept_at = $1`, [began]);
  return { done: now.length, failed: 0, more };
}

async function sweptSince(pool: Pool): Promise<Date | undefined> {
  const { rows } = await pool.query<{ sweptAt: Date | null }>(
    `SELECT swept_at AS "sweptAt" FROM archive_progress`,
  );
  const sweptAt = rows[0]?.sweptAt;
  return sweptAt ? new Date(sweptAt.getTime() - LISTED_WITHIN_MS) : undefined;
}

async function notArchived(pool: Pool, runs: readonly EndedRun[]): Promise<EndedRun[]> {
  const { rows } = await pool.query<{ runId: string }>(
    `SELECT run_id AS "runId" FROM archived_histories
      WHERE (workflow_id, run_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [runs.map(({ workflowId }) => workflowId), runs.map(({ runId }) => runId)],
  );
  const known = new Set(rows.map(({ runId }) => runId));
  return runs.filter(({ runId }) => !known.has(runId));
}

async function archive(pool: Pool, runs: EndedRuns, run: EndedRun): Promise<void> {
  const { bytes, events } = await runs.history(run);
  await pool.query(
    `INSERT INTO archived_histories (workflow_id, run_id, workflow_type, status, closed_at, events, hash, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      run.workflowId,
      run.runId,
      run.workflowType,
      run.status,
      run.closedAt,
      events,
      sha256(bytes),
      await promisify(gzip)(bytes),
    ],
  );
}

/**
 * An archived history as the engine returned it.
 * @returns undefined when it is not what was stored
 */
export async function readArchived(content: Uint8Array, hash: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const bytes = await promisify(gunzip)(content);
    return sha256(bytes).equals(hash) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
