import type { LoadedDataConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { readArchived } from '../activities/archive-histories';
import type { Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import { workflowIdOf } from './check-workflow';
import { firstDifference, isSameJson, MISSING, PRESENT, shown, type Difference } from './difference';
import { readRun, type ToldBatch } from './history-batches';
import type { LedgerFact } from './ledger';

const { History } = temporal.api.history.v1;

interface Archived {
  workflowId: string;
  runId: string;
  hash: Buffer;
  content: Buffer;
}

/**
 * Holds some ledgers to the archived histories of their runs: whatever a run was told to stand still
 * stands, word for word, at its number.
 */
export async function checkHistories(
  db: Queryable,
  converter: LoadedDataConverter,
  kind: LedgerKind,
  ids: readonly string[],
  ledgers: ReadonlyMap<string, LedgerFact[]>,
): Promise<{ checked: number; differences: Difference[] }> {
  const byWorkflow = new Map(ids.map((id) => [workflowIdOf(kind, id), id]));
  const { rows } = await db.query<Archived>(
    `SELECT workflow_id AS "workflowId", run_id AS "runId", hash, content FROM archived_histories
      WHERE workflow_id = ANY ($1) ORDER BY workflow_id, closed_at`,
    [[...byWorkflow.keys()]],
  );
  const differences: Difference[] = [];
  for (const row of rows) {
    const id = byWorkflow.get(row.workflowId) ?? '';
    const named = kind.named(id);
    const bytes = await readArchived(row.content, row.hash);
    if (!bytes) {
      const changed = { expected: row.hash.toString('hex'), actual: 'other content' };
      differences.push({
        ...named,
        where: 'archived_histories',
        row: row.runId,
        what: 'content',
        ...changed,
      });
      continue;
    }
    const told = await readRun(History.decode(bytes), converter);
    const found = compareRun(`history[${row.runId}]`, told, ledgers.get(id) ?? []);
    differences.push(...found.map((difference) => ({ ...named, ...difference })));
  }
  return { checked: rows.length, differences };
}

/** The first place at which a ledger does not hold what a run was told to stand. */
function compareRun(
  where: string,
  batches: readonly ToldBatch[],
  facts: readonly LedgerFact[],
): Difference[] {
  const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
  for (const { after, cause, facts: told } of batches) {
    let seq = after;
    for (const { kind, clauses, data } of told) {
      const standing = bySeq.get(++seq);
      if (!standing) return [{ seq, where, what: 'row', expected: PRESENT, actual: MISSING }];
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
