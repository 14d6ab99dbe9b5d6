import type { Pool } from 'pg';
import type { BatchPage } from './batch-page';
import type { CaseProcesses } from './case-processes';
import { inTransaction, type Queryable } from './database';

/** Name of the Postgres notification that a published calendar sends, so that its cases are told at once. */
export const RULE_ANNOUNCEMENTS_CHANNEL = 'rule_announcements';

const PAGE_SIZE = 100;
/** Between two pages: a city's 60,000 cases are told in half an hour or so, and nobody's own act waits behind them. */
const PAUSE_MS = 3_000;
const AGAIN_MS = 60_000;

interface Announcement {
  revision: number;
  toldUpTo: string | null;
  failed: number;
}

/**
 * Tells one page of the cases that have provisional deadlines of the oldest calendar announcement not worked off yet.
 * Where it stopped is kept, so that a relay that dies goes on where its last page ended; telling a case twice changes
 * nothing. Cases that cannot be told keep nobody else waiting: another pass follows.
 *
 * A case that commits at the very moment of publication may be missed; it counts again with its next act, or when its
 * provisional date has come.
 * @param tell hands the announcement to a case; it counts as told once this has returned
 * @returns whether the pass goes on, and how many cases of this page were told and could not be
 */
export async function relayAnnouncement(
  pool: Pool,
  tell: (caseId: string, revision: number) => Promise<void>,
  pageSize = PAGE_SIZE,
): Promise<{ more: boolean; told: number; failed: number }> {
  return inTransaction(pool, async (db) => {
    const announcement = await takeOldest(db);
    if (!announcement) return { more: false, told: 0, failed: 0 };
    const page = await provisionalCases(db, announcement.toldUpTo, pageSize);
    const outcomes = await Promise.allSettled(page.map((caseId) => tell(caseId, announcement.revision)));
    const failed = outcomes.filter(({ status }) => status === 'rejected').length;
    // Nobody could be told: the process engine is away, and the page waits for it.
    if (failed > 0 && failed === page.length) return { more: false, told: 0, failed };
    await keepProgress(db, announcement, { page, failed, isLast: page.length < pageSize });
    return { more: page.length === pageSize, told: page.length - failed, failed };
  });
}

/** One page of telling, and when the next one follows: in a moment, or later when cases could not be told. */
export async function announceRules(pool: Pool, processes: CaseProcesses): Promise<BatchPage> {
  const { told, more, failed } = await relayAnnouncement(pool, (caseId, revision) =>
    processes.tellRulesChanged(caseId, revision),
  );
  if (more) return { done: told, failed, more, pauseMs: PAUSE_MS };
  return { done: told, failed, more: failed > 0, pauseMs: AGAIN_MS };
}

async function takeOldest(db: Queryable): Promise<Announcement | undefined> {
  const { rows } = await db.query<Announcement>(
    `SELECT revision, told_up_to AS "toldUpTo", failed FROM rule_announcements
      WHERE done_at IS NULL ORDER BY revision LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

async function provisionalCases(db: Queryable, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ caseId: string }>(
    `SELECT DISTINCT case_id AS "caseId" FROM tasks
      WHERE status = 'OPEN' AND provisional AND ($1::uuid IS NULL OR case_id > $1) ORDER BY case_id LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ caseId }) => caseId);
}

async function keepProgress(
  db: Queryable,
  { revision, toldUpTo, failed: failedBefore }: Announcement,
  { page, failed, isLast }: { page: readonly string[]; failed: number; isLast: boolean },
): Promise<void> {
  const failedInPass = failedBefore + failed;
  const isDone = isLast && failedInPass === 0;
  await db.query(
    `UPDATE rule_announcements SET told_up_to = $2, told = told + $3, failed = $4,
            done_at = CASE WHEN $5 THEN now() END WHERE revision = $1`,
    [
      revision,
      isLast ? null : (page.at(-1) ?? toldUpTo),
      page.length - failed,
      isLast ? 0 : failedInPass,
      isDone,
    ],
  );
}
