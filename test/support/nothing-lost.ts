import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { readLedger } from '../../activities/ledger';
import { foldCase } from '../../domain/case/fold';
import type { CaseState } from '../../domain/case/state';
import { caseWorkflowId, GET_STATE_QUERY } from '../../workflows/messages';
import { eventually } from './eventually';
import type { HelpedPerson } from './load';

/** Waits until every accepted registration has been handed on to Temporal. */
export async function untilAllStarted(pool: Pool): Promise<void> {
  await eventually(async () => {
    const { rows } = await pool.query(`SELECT 1 FROM start_requests WHERE started_at IS NULL`);
    expect(rows).toEqual([]);
  }, 300_000);
}

/** Every accepted registration has one case with one running workflow, and there are no others. */
export async function expectOneWorkflowEach(
  pool: Pool,
  client: Client,
  people: readonly HelpedPerson[],
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM cases`);
  expect(rows.map(({ id }) => id).sort()).toEqual(people.map(({ caseId }) => caseId).sort());
  for (const { caseId } of people) {
    const { status } = await client.workflow.getHandle(caseWorkflowId(caseId)).describe();
    expect(status.name).toBe('RUNNING');
  }
  await eventually(async () =>
    expect((await client.workflow.count(`WorkflowType = 'caseWorkflow'`)).count).toBe(people.length),
  );
}

/** What was accepted stands in the ledger with the facts that were answered, once; what was refused does not stand. */
export async function expectNothingLostNorTwice(
  pool: Pool,
  { caseId, accepted, refused }: HelpedPerson,
): Promise<void> {
  const batches = await readLedger(pool, caseId);
  const causes = batches.map(({ cause }) => cause.id);
  expect(new Set(causes).size).toBe(causes.length);
  expect(causes.filter((id) => refused.includes(id))).toEqual([]);
  const { rows } = await pool.query<{ id: string; seqs: number[] }>(
    `SELECT cause_id AS id, array_agg(seq ORDER BY seq) AS seqs FROM facts
      WHERE case_id = $1 AND cause_kind = 'COMMAND' GROUP BY cause_id`,
    [caseId],
  );
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
  expect(rows.sort(byId)).toEqual([...accepted].sort(byId));
  const kinds = batches.flatMap(({ facts }) => facts.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === 'CaseOpened')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'ServiceRecorded')).toHaveLength(accepted.length);
}

/** The process knows what the ledger knows. */
export async function expectProcessInStep(
  pool: Pool,
  client: Client,
  { caseId }: HelpedPerson,
): Promise<void> {
  const own = await client.workflow.getHandle(caseWorkflowId(caseId)).query<CaseState>(GET_STATE_QUERY);
  expect(foldCase(caseId, await readLedger(pool, caseId))).toEqual(own);
}
