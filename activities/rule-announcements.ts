import type { Pool } from 'pg';
import type { BatchPage } from './batch-page';
import type { CaseProcesses } from './case-processes';
import { inTransaction, type Queryable } from './database';

/** Name of the Postgres notification that a published calendar sends, so that its cases are told at once. */
export const RULE_ANNOUNCEMENTS_CHANNEL = 'rule_announcements';

const PAGE_SIZE = 100;
const AGAIN_MS = 60_000;

interface Announcement {
  id: string;
  kind: 'CALENDAR' | 'POLICY';
  toldUpTo: string | null;
  failed: number;
}

export interface Telling {
  pageSize: number;
  /** Only what is in force by then is announced. */
  at: Date;
}

/**
 * Tells one page of the cases that an announcement not worked off yet concerns, of the one that has been in force
 * longest: a calendar concerns the cases that have provisional deadlines, a policy version every open one. Where it
 * stopped is kept, so that a relay that dies goes on where its last page ended; telling a case twice changes nothing.
 * Cases that cannot be told keep nobody else waiting: another pass follows.
 *
 * A case that commits at the very moment of publication may be missed; it counts again with its next act, or when its
 * provisional date has come.
 * @param tell hands the announcement to a case; it counts as told once this has returned
 * @returns whether the pass goes on, and how many cases of this page were told and could not be
 */
export async function relayAnnouncement(
  pool: Pool,
  tell: (caseId: string, announcementId: string) => Promise<void>,
  { pageSize = PAGE_SIZE, at = new Date() }: Partial<Telling> = {},
): Promise<{ more: boolean; told: number; failed: number }> {
  return inTransaction(pool, async (db) => {
    const announcement = await takeOldest(db, at);
    if (!announcement) return { more: false, told: 0, failed: 0 };
    const page = await concernedCases(db, announcement, pageSize);
    const outcomes = await Promise.allSettled(page.map((caseId) => tell(caseId, announcement.id)));
    const failed = outcomes.filter(({ status }) => status === 'rejected').length;
    // Nobody could be told: the process engine is away, and the page waits for it.
    if (failed > 0 && failed === page.length) return { more: false, told: 0, failed };
    await keepProgress(db, announcement, { page, failed, isLast: page.length < pageSize });
    return { more: page.length === pageSize, told: page.length - failed, failed };
  });
}

/**
 * One page of telling, and when the next one follows: after a pause, or later when cases could not be told.
 * @param pauseMs between two pages, so that a city's cases are told over a window and nobody's own act waits behind them
 */
export async function announceRules(
  pool: Pool,
  processes: CaseProcesses,
  pauseMs: number,
): Promise<BatchPage> {
  const { told, more, failed } = await relayAnnouncement(pool, (caseId, id) =>
    processes.tellRulesChanged(caseId, id),
  );
  if (more) return { done: told, failed, more, pauseMs };
  return { done: told, failed, more: failed > 0, pauseMs: AGAIN_MS };
}

async function takeOldest(db: Queryable, at: Date): Promise<Announcement | undefined> {
  const { rows } = await db.query<Announcement>(
    `SELECT id, kind, told_up_to AS "toldUpTo", failed FROM rule_announcements
      WHERE done_at IS NULL AND not_before <= $1 ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [at],
  );
  return rows[0];
}

const CONCERNED = {
  CALENDAR: `SELECT DISTINCT case_id AS "caseId" FROM tasks
      WHERE status = 'OPEN' AND provisional AND ($1::uuid IS NULL OR case_id > $1) ORDER BY case_id LIMIT $2`,
  POLICY: `SELECT id AS "caseId" FROM cases
      WHERE open AND seq > 0 AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
};

async function concernedCases(
  db: Queryable,
  { kind, toldUpTo }: Announcement,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ caseId: string }>(CONCERNED[kind], [toldUpTo, limit]);
  return rows.map(({ caseId }) => caseId);
}

async function keepProgress(
  db: Queryable,
  { id, toldUpTo, failed: failedBefore }: Announcement,
  { page, failed, isLast }: { page: readonly string[]; failed: number; isLast: boolean },
): Promise<void> {
  const failedInPass = failedBefore + failed;
  const isDone = isLast && failedInPass === 0;
  await db.query(
    `UPDATE rule_announcements SET told_up_to = $2, told = told + $3, failed = $4,
            done_at = CASE WHEN $5 THEN now() END WHERE id = $1`,
    [id, isLast ? null : (page.at(-1) ?? toldUpTo), page.length - failed, isLast ? 0 : failedInPass, isDone],
  );
}
