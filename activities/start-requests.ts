import type { Pool } from 'pg';
import type { CaseInput } from '../domain/case/state';
import type { ServiceClass } from '../domain/classes';
import type { RegistrationChannel } from '../prisma/client/client';
import type { BatchPage } from './batch-page';
import type { CaseProcesses, Occasion } from './case-processes';
import { inTransaction, type Queryable } from './database';

interface RequestRow {
  caseId: string;
  registeredAt: Date;
  registeredOn: string;
  orgCode: string;
  classes: ServiceClass[];
  previousCaseId: string | null;
  channel: RegistrationChannel;
}

/** Name of the Postgres notification that a registration sends, so that its case starts at once. */
export const START_REQUESTS_CHANNEL = 'start_requests';

/**
 * Takes up to `limit` waiting start requests, those at a counter or online before imported ones, oldest first, and hands each to `start`. A request counts as done only
 * after `start` returned; one that fails is tried again later and keeps nobody else waiting. Any number of relays may
 * run: locked rows are skipped, and starting the same case twice starts it once.
 * @returns how many cases were started, and how many could not be yet
 */
export async function relayStartRequests(
  pool: Pool,
  start: (input: CaseInput, occasion: Occasion) => Promise<void>,
  limit = 50,
): Promise<{ started: number; failed: number }> {
  return inTransaction(pool, async (db) => {
    const waiting = await takeWaiting(db, limit);
    const outcomes = await Promise.allSettled(
      waiting.map((row) => start(inputOf(row), row.channel === 'IMPORT' ? 'BATCH' : 'PERSON')),
    );
    const started = waiting
      .filter((_, index) => outcomes[index]?.status === 'fulfilled')
      .map(({ caseId }) => caseId);
    const failed = waiting.filter(({ caseId }) => !started.includes(caseId)).map(({ caseId }) => caseId);
    await db.query(
      `UPDATE start_requests SET started_at = now(), attempts = attempts + 1 WHERE case_id = ANY ($1)`,
      [started],
    );
    await db.query(`UPDATE start_requests SET attempts = attempts + 1 WHERE case_id = ANY ($1)`, [failed]);
    return { started: started.length, failed: failed.length };
  });
}

/**
 * What was announced to nobody: requests that a relay left over, or that came while no relay listened. One that fails
 * waits for the next sweep.
 */
export async function sweepStartRequests(pool: Pool, processes: CaseProcesses): Promise<BatchPage> {
  const { started, failed } = await relayStartRequests(pool, (input, occasion) =>
    processes.start(input, occasion),
  );
  return { done: started, failed, more: started > 0 };
}

const SELECT_REQUESTS = `
  SELECT q.case_id AS "caseId", r.registered_at AS "registeredAt", r.registered_on::text AS "registeredOn",
         r.org_code AS "orgCode", r.profile -> 'wishes' AS classes, r.channel,
         previous.id AS "previousCaseId"
    FROM start_requests q
    JOIN cases c ON c.id = q.case_id
    JOIN registrations r ON r.id = c.registration_id
    LEFT JOIN cases previous ON previous.registration_id = r.previous_id`;

/** What a registration gave its case at the start, waiting or not. */
export async function readRegistration(db: Queryable, caseId: string): Promise<CaseInput | undefined> {
  const { rows } = await db.query<RequestRow>(`${SELECT_REQUESTS} WHERE q.case_id = $1`, [caseId]);
  return rows[0] && inputOf(rows[0]);
}

async function takeWaiting(db: Queryable, limit: number): Promise<RequestRow[]> {
  const { rows } = await db.query<RequestRow>(
    `${SELECT_REQUESTS}
      WHERE q.started_at IS NULL
      ORDER BY q.attempts, r.channel = 'IMPORT', q.requested_at LIMIT $1 FOR UPDATE OF q SKIP LOCKED`,
    [limit],
  );
  return rows;
}

function inputOf({ registeredAt, previousCaseId, channel: _, ...row }: RequestRow): CaseInput {
  return { ...row, registeredAt: registeredAt.toISOString(), ...(previousCaseId && { previousCaseId }) };
}
