import type { NotificationTemplate } from '../domain/case/ending/notification-template';
import { civilDateOf } from '../domain/civil-date';
import type { CancellationGround } from '../domain/endings';
import type { NotificationStatus } from '../domain/notification/delivery';
import type { NotificationContent } from '../domain/notification/text';
import type { Ask } from './rules-in-force';

/** A notification with what its text is made of; the person's own words still sealed. */
export interface NotificationRow {
  caseId: string;
  seq: number;
  template: NotificationTemplate;
  status: NotificationStatus;
  createdAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  sentAt: Date | null;
  settledAt: Date | null;
  personId: string;
  nameCipher: Uint8Array;
  phoneCipher: Uint8Array;
  orgName: string;
  phone: string | null;
  ground: CancellationGround | null;
}

/** Of one case, in their order. */
export function readNotificationsOf(ask: Ask, caseId: string): Promise<NotificationRow[]> {
  return ask<NotificationRow>(`${SELECT} WHERE n.case_id = $1::uuid ORDER BY n.seq`, [caseId]);
}

/** The ones that are named. @param caseIds and seqs belong together by their place */
export function readNotifications(
  ask: Ask,
  caseIds: readonly string[],
  seqs: readonly number[],
): Promise<NotificationRow[]> {
  return ask<NotificationRow>(
    `${SELECT} WHERE (n.case_id, n.seq) IN (SELECT * FROM unnest($1::uuid[], $2::int[]))`,
    [caseIds, seqs],
  );
}

/** What the text is made of. @param name as its reader may see it */
export function contentOf(
  { createdAt, ground, orgName, phone }: NotificationRow,
  name: string,
): NotificationContent {
  return {
    name,
    on: civilDateOf(createdAt.toISOString()),
    orgName,
    ...(ground && { ground }),
    ...(phone !== null && { phone }),
  };
}

/** Whom to ask is whoever helps the person now; what was decided stands in the ledger before the notification. */
const SELECT = `
  SELECT n.case_id AS "caseId", n.seq, n.template, n.status, n.created_at AS "createdAt", n.attempts,
         n.next_attempt_at AS "nextAttemptAt", n.last_error AS "lastError", n.sent_at AS "sentAt",
         n.settled_at AS "settledAt", p.id AS "personId", p.name_cipher AS "nameCipher",
         p.phone_cipher AS "phoneCipher", o.name AS "orgName",
         (SELECT a.phone FROM organisations a
           WHERE a.phone IS NOT NULL AND o.code LIKE a.code || '%' ORDER BY length(a.code) DESC LIMIT 1) AS phone,
         (SELECT f.data ->> 'ground' FROM facts f
           WHERE f.case_id = n.case_id AND f.seq < n.seq AND f.kind = 'RegistrationCancelled'
           ORDER BY f.seq DESC LIMIT 1) AS ground
    FROM notifications n
    JOIN cases c ON c.id = n.case_id
    JOIN registrations r ON r.id = c.registration_id
    JOIN persons p ON p.id = r.person_id
    JOIN organisations o ON o.code = coalesce(c.owner_org_code, c.org_code)`;
