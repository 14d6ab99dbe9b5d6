import type { LoadedDataConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { readArchived } from '../activities/archive-histories';
import type { Queryable } from '../activities/database';
import { caseWorkflowId } from '../workflows/messages';
import { firstDifference, isSameJson, MISSING, PRESENT, shown, type Difference } from './difference';
import { readRun, type RunOfCase } from './history-batches';
import type { LedgerFact } from './ledger';

const { History } = temporal.api.history.v1;

interface Archived {
  workflowId: string;
  runId: string;
  hash: Buffer;
  content: Buffer;
}

/**
 * Holds the ledgers of some cases to the archived histories of their runs: whatever a run was told to stand still
 * stands, word for word, at its number.
 */
export async function checkHistories(
  db: Queryable,
  converter: LoadedDataConverter,
  caseIds: readonly string[],
  ledgers: ReadonlyMap<string, LedgerFact[]>,
): Promise<{ checked: number; differences: Difference[] }> {
  const byWorkflow = new Map(caseIds.map((caseId) => [caseWorkflowId(caseId), caseId]));
  const { rows } = await db.query<Archived>(
    `SELECT workflow_id AS "workflowId", run_id AS "runId", hash, content FROM archived_histories
      WHERE workflow_id = ANY ($1) ORDER BY workflow_id, closed_at`,
    [[...byWorkflow.keys()]],
  );
  const differences: Difference[] = [];
  for (const row of rows) {
    const caseId = byWorkflow.get(row.workflowId) ?? '';
    const bytes = await readArchived(row.content, row.hash);
    if (!bytes) {
      const changed = { expected: row.hash.toString('hex'), actual: 'other content' };
      differences.push({ caseId, where: 'archived_histories', row: row.runId, what: 'content', ...changed });
      continue;
    }
    const run = await readRun(History.decode(bytes), converter);
    differences.push(...compareRun(caseId, `history[${row.runId}]`, run, ledgers.get(caseId) ?? []));
  }
  return { checked: rows.length, differences };
}

/** The first place at which a ledger does not hold what a run was told to stand. */
export function compareRun(
  caseId: string,
  where: string,
  { seq: before, batches }: RunOfCase,
  facts: readonly LedgerFact[],
): Difference[] {
  const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
  let seq = before;
  for (const { cause, facts: told } of batches) {
    for (const { kind, clauses, data } of told) {
      const standing = bySeq.get(++seq);
      if (!standing) return [{ caseId, seq, where, what: 'row', expected: PRESENT, actual: MISSING }];
      const expected = { kind, clauses, data, cause };
      const actual = {
        kind: standing.kind,
        clauses: standing.clauses,
        data: standing.data,
        cause: standing.cause,
      };
      if (isSameJson(expected, actual)) continue;
      const first = firstDifference(expected, actual);
      return [
        {
          caseId,
          seq,
          where,
          what: first?.path ?? 'row',
          expected: shown(first?.expected),
          actual: shown(first?.actual),
        },
      ];
    }
  }
  return [];
}
