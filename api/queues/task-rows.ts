import { Prisma } from '../../prisma/client/client';
import type { TaskRow } from '../tasks/task-view';

/** A task with what a list shows of its case. */
export interface QueueRow extends TaskRow {
  caseId: string;
  caseVersion: number;
  orgCode: string;
  orgName: string;
  level: 'I' | 'II';
  employment: 'UNEMPLOYED' | 'FLEXIBLE' | 'STABLE';
  lastContactOn: Date | null;
  lostSince: string | null;
  focusedUntil: string | null;
  personId: string;
  nameCipher: Uint8Array;
  ownerId: string | null;
  claimedBy: string | null;
  claimedUntil: Date | null;
}

const COLUMNS = Prisma.sql`
  t.id, t.kind, t.clauses, t.period, t.opens_on AS "opensOn", t.due_on AS "dueOn", t.provisional,
  t.urgent_from AS "urgentFrom", t.overdue_from AS "overdueFrom", t.items, t.escalated_to::text AS "escalatedTo",
  t.owner_id AS "ownerId", t.claimed_by AS "claimedBy", t.claimed_until AS "claimedUntil",
  c.id AS "caseId", c.version AS "caseVersion", c.org_code AS "orgCode", o.name AS "orgName", c.level::text AS level,
  c.employment::text AS employment, c.last_contact_on AS "lastContactOn", c.state #>> '{search,lostSince}' AS "lostSince",
  c.state ->> 'focusedUntil' AS "focusedUntil", p.id AS "personId",
  p.name_cipher AS "nameCipher"`;

/** Tasks (alias `t`) that meet a condition, by time to breach. */
export function selectTasks(condition: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${COLUMNS}
      FROM tasks t
      JOIN cases c ON c.id = t.case_id
      JOIN registrations r ON r.id = c.registration_id
      JOIN persons p ON p.id = r.person_id
      JOIN organisations o ON o.code = c.org_code
     WHERE ${condition}
     ORDER BY t.overdue_from, t.case_id, t.id
     LIMIT ${limit}`;
}
