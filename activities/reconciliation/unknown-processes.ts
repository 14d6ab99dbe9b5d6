import type { Pool } from 'pg';
import type { CaseProcesses } from '../case-processes';
import type { Findings } from './findings';

const AT_A_TIME = 1_000;

/**
 * Processes that this database knows no case of. They are reported and left: what they know stands nowhere else, and
 * the person has to be registered again by people.
 */
export async function findUnknown(pool: Pool, processes: CaseProcesses, findings: Findings): Promise<void> {
  let ids: string[] = [];
  const flush = async () => {
    const { rows } = await pool.query<{ caseId: string }>(
      `SELECT r.id AS "caseId" FROM unnest($1::uuid[]) AS r(id)
        WHERE NOT EXISTS (SELECT FROM cases c WHERE c.id = r.id)`,
      [ids],
    );
    for (const { caseId } of rows) await findings.repair({ kind: 'UNKNOWN_CASE', caseId });
    await lookAgain(pool, ids);
    ids = [];
  };
  for await (const caseId of processes.running()) {
    ids.push(caseId);
    if (ids.length === AT_A_TIME) await flush();
  }
  await flush();
}

/**
 * A case that has ended and whose process runs all the same: the engine was put back to before its end. What was seen of
 * it then says nothing now, and the next run asks its process anew.
 */
async function lookAgain(pool: Pool, running: readonly string[]): Promise<void> {
  await pool.query(
    `DELETE FROM process_checks k USING cases c WHERE c.id = k.case_id AND NOT c.open AND c.id = ANY ($1::uuid[])`,
    [running],
  );
}
