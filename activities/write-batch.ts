import type { CommitRequest } from '../domain/case/commit';
import type { Batch } from '../domain/case/fold';
import type { Queryable } from './database';
import { hashFact } from './ledger-hash';
import type { Projection } from './projection';

interface ToWrite {
  seq: number;
  headHash: Buffer;
  policyVersion: string;
  calendarVersion: string;
  batch: Batch;
  projection: Projection;
  /** When time next changes the case; undefined when only a person can. */
  wakeAt: string | undefined;
}

/** Every table a batch touches in one statement, so that a commit costs the same round trips whatever its size. */
const WRITE = `
WITH new_facts AS (
  INSERT INTO facts (case_id, seq, kind, at, "by", clauses, policy_version, calendar_version,
                     cause_kind, cause_id, cause_digest, data, prev_hash, hash)
  SELECT $1, f.seq, f.kind, $2, $3, f.clauses, $4, $5, $6, $7, $8, f.data, decode(f.prev, 'hex'), decode(f.hash, 'hex')
    FROM jsonb_to_recordset($9::jsonb) AS f(seq int, kind text, clauses text[], data jsonb, prev text, hash text)
), touched_tasks AS (
  INSERT INTO tasks (case_id, id, kind, org_code, owner_org_code, owner_id, status, clauses, period, opens_on, due_on,
                     provisional, urgent_from, overdue_from, items, escalated_to, late, closed_at)
  SELECT $1, t.id, t.kind, c.org_code, $14, $15::uuid, t.status::"TaskStatus", t.clauses, t.period, t."opensOn",
         t."dueOn", t.provisional, t."urgentFrom", t."overdueFrom", t.items, t."escalatedTo"::"OrgLevel", t.late,
         CASE WHEN t.closed THEN $2::timestamptz END
    FROM cases c, jsonb_to_recordset($10::jsonb) AS t(
         id text, kind text, status text, clauses text[], period text, "opensOn" date, "dueOn" date, provisional boolean,
         "urgentFrom" timestamptz, "overdueFrom" timestamptz, items jsonb, "escalatedTo" text, late boolean, closed boolean)
   WHERE c.id = $1
  ON CONFLICT (case_id, id) DO UPDATE SET
    owner_org_code = excluded.owner_org_code, owner_id = excluded.owner_id, status = excluded.status,
    due_on = excluded.due_on, provisional = excluded.provisional, urgent_from = excluded.urgent_from,
    overdue_from = excluded.overdue_from, items = excluded.items, escalated_to = excluded.escalated_to,
    late = excluded.late, closed_at = excluded.closed_at
), new_services AS (
  INSERT INTO service_records (case_id, seq, item, answer, reference, fit_reason, done_on, "by", note_id)
  SELECT $1, s.seq, s.item, s.answer, s.reference, s."fitReason", s."on", $3, s."noteId"
    FROM jsonb_to_recordset($11::jsonb)
      AS s(seq int, item text, answer text, reference text, "fitReason" text, "on" date, "noteId" uuid)
), new_follow_ups AS (
  INSERT INTO follow_ups (case_id, seq, reached, done_on, channel, period, "by", note_id)
  SELECT $1, u.seq, u.reached, u."on", u.channel, u.period, $3, u."noteId"
    FROM jsonb_to_recordset($12::jsonb)
      AS u(seq int, reached boolean, "on" date, channel text, period text, "noteId" uuid)
), new_notifications AS (
  INSERT INTO notifications (case_id, seq, template, created_at)
  SELECT $1, n.seq, n.template, $2 FROM jsonb_to_recordset($13::jsonb) AS n(seq int, template text)
), ended_registration AS (
  UPDATE registrations SET status = e.status::"RegistrationStatus", ended_on = e."endedOn", ground = e.ground,
                           evidence_id = e."evidenceId"
    FROM jsonb_to_recordset($21::jsonb) AS e(status text, "endedOn" date, ground text, "evidenceId" uuid)
   WHERE id = (SELECT registration_id FROM cases WHERE id = $1)
)
UPDATE cases SET seq = $16, version = $17, state = $18, head_hash = $19, next_due_at = $20,
       owner_org_code = $14, owner_id = $15::uuid, level = ($18::jsonb ->> 'level')::"SupportLevel",
       employment = ($18::jsonb ->> 'employment')::"Employment", open = $18::jsonb ->> 'phase' = 'OPEN',
       last_contact_on = ($18::jsonb -> 'followUps' ->> 'lastOn')::date, updated_at = now()
 WHERE id = $1`;

/** Writes a batch: ledger, tasks, records, outbox, the registration's end and the case's own row. */
export async function writeBatch(db: Queryable, request: CommitRequest, write: ToWrite): Promise<void> {
  const { caseId, at, by, cause } = request;
  const { projection, batch } = write;
  const { state } = projection;
  const facts = chain(request, write);
  await db.query(WRITE, [
    caseId,
    at,
    by,
    write.policyVersion,
    write.calendarVersion,
    cause.kind,
    cause.id,
    cause.digest,
    JSON.stringify(facts),
    JSON.stringify(projection.tasks.map(({ task, ...row }) => ({ ...task, ...row }))),
    JSON.stringify(projection.services.map(({ seq, fact }) => ({ seq, ...fact.data }))),
    JSON.stringify(
      projection.followUps.map(({ seq, fact }) => ({
        seq,
        reached: fact.kind === 'FollowUpRecorded',
        ...fact.data,
      })),
    ),
    JSON.stringify(projection.notifications.map(({ seq, fact }) => ({ seq, ...fact.data }))),
    state.owner?.orgCode ?? null,
    state.owner?.staffId ?? null,
    write.seq + batch.facts.length,
    state.version,
    JSON.stringify(state),
    Buffer.from(facts.at(-1)?.hash ?? '', 'hex'),
    write.wakeAt ?? null,
    JSON.stringify(projection.registrationEnd ? [registrationEndRow(projection.registrationEnd)] : []),
  ]);
}

function chain(
  { caseId, at, by, cause }: CommitRequest,
  { seq, headHash, policyVersion, calendarVersion, batch }: ToWrite,
) {
  let previous = headHash;
  return batch.facts.map((fact, index) => {
    const sealed = { caseId, seq: seq + index + 1, ...fact, at, by, policyVersion, calendarVersion, cause };
    const hash = hashFact(previous, sealed);
    const row = { ...fact, seq: sealed.seq, prev: previous.toString('hex'), hash: hash.toString('hex') };
    previous = hash;
    return row;
  });
}

function registrationEndRow({ kind, data }: NonNullable<Projection['registrationEnd']>) {
  return { status: kind === 'RegistrationCancelled' ? 'CANCELLED' : 'CONVERTED', ...data };
}
