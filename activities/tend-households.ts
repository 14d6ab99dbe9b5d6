import type { Pool } from 'pg';
import type { BatchPage } from './batch-page';
import type { HouseholdProcesses } from './household-processes';

const PAGE_SIZE = 200;
const AT_ONCE = 16;

interface Pace {
  /** News that was told so long ago and is not in the household's ledger was lost on its way, in minutes. */
  heardWithin: number;
  /** An instant that passed so long ago and changed nothing was slept through, in minutes; wake-ups are spread over two hours. */
  wokenWithin: number;
}

const PACE: Pace = { heardWithin: 30, wokenWithin: 180 };

interface OpenHousehold {
  id: string;
  slept: boolean;
  dueAt: Date | null;
}

/**
 * Brings households and their processes in step again after the process engine was put back to an older moment, or
 * somebody ended a process. The ledger is right: news that no household's ledger holds is told anew, every open
 * household has its process started, which leaves one that runs alone, and one that slept through its clock is told to
 * look. A process itself finds out when the database was put back, and reads its ledger again.
 */
export async function tendHouseholds(
  pool: Pool,
  processes: HouseholdProcesses,
  pace = PACE,
): Promise<BatchPage> {
  const lost = await tellAgain(pool, pace);
  let tended = 0;
  let failed = 0;
  for (let after: string | undefined; ;) {
    const page = await openHouseholds(pool, after, pace);
    for (let from = 0; from < page.length; from += AT_ONCE) {
      const some = page.slice(from, from + AT_ONCE);
      const outcomes = await Promise.allSettled(some.map((household) => tend(processes, household)));
      failed += outcomes.filter(({ status }) => status === 'rejected').length;
    }
    tended += page.length;
    if (page.length < PAGE_SIZE) return { done: lost + tended - failed, failed, more: false };
    after = page.at(-1)?.id;
  }
}

/** Puts news back into the outbox that its household's ledger does not hold, nor anything newer of that member. */
async function tellAgain(pool: Pool, { heardWithin }: Pace): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE household_news n SET told_at = NULL
      WHERE n.told_at < now() - $1 * interval '1 minute'
        AND NOT EXISTS (SELECT FROM households h, jsonb_array_elements(h.state -> 'members') member
                         WHERE h.id = n.household_id AND (member ->> 'caseId')::uuid = n.case_id
                           AND (member ->> 'seq')::int >= n.seq)`,
    [heardWithin],
  );
  if (rowCount) await pool.query(`SELECT pg_notify('household_news', '')`);
  return rowCount ?? 0;
}

async function openHouseholds(
  pool: Pool,
  after: string | undefined,
  { wokenWithin }: Pace,
): Promise<OpenHousehold[]> {
  const { rows } = await pool.query<OpenHousehold>(
    `SELECT id, next_due_at AS "dueAt", coalesce(next_due_at < now() - $3 * interval '1 minute', false) AS slept
       FROM households WHERE open AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [after ?? null, PAGE_SIZE, wokenWithin],
  );
  return rows;
}

async function tend(processes: HouseholdProcesses, { id, slept, dueAt }: OpenHousehold): Promise<void> {
  if (slept) await processes.lookAgain(id, dueAt?.toISOString() ?? '');
  else await processes.start(id);
}
