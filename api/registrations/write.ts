import { randomUUID } from 'node:crypto';
import { newCase } from '../../domain/case/evolve';
import type { CivilDate, Instant } from '../../domain/civil-date';
import type { Prisma } from '../../prisma/client/client';
import type { Bytes } from '../../prisma/column-cipher';
import { particularRow, type ParticularRow, type Secrets } from '../particulars';
import type { Applicant } from './applicant';
import { numberHash } from './document';
import type { RegistrationRequest } from './schema';

export interface NewRegistration {
  request: RegistrationRequest;
  applicant: Applicant;
  registeredAt: Instant;
  registeredOn: CivilDate;
  acceptedBy: string;
  commandId: string;
  commandDigest: Bytes;
}

export interface WrittenRegistration {
  registrationId: string;
  caseId: string;
  previousId: string | null;
}

/**
 * Writes person, registration, case and the request to start its process: all or nothing, so that registration waits
 * for nothing but this database (即时办理, R-10).
 * @returns undefined when another registration stands in the way; the caller rolls back and finds out which
 */
export async function writeRegistration(
  tx: Prisma.TransactionClient,
  secrets: Secrets,
  registration: NewRegistration,
): Promise<WrittenRegistration | undefined> {
  const { request, applicant, registeredAt, registeredOn, acceptedBy, commandId, commandDigest } =
    registration;
  const personId = await writePerson(tx, secrets, applicant, registeredAt);
  const [registrationId, caseId] = [randomUUID(), randomUUID()];
  const particulars = profileParticulars(secrets, caseId, registration);
  const profile = codedProfile(request.profile, particulars);
  const { orgCode, placeType, channel, declarations, tags, commitment } = request;
  const rows = await tx.$queryRaw<{ previousId: string | null }[]>`
    WITH previous AS (
      SELECT id FROM registrations WHERE person_id = ${personId}::uuid AND status <> 'ACTIVE'
       ORDER BY registered_at DESC LIMIT 1
    ), new_registration AS (
      INSERT INTO registrations (id, person_id, org_code, place_type, channel, registered_at, registered_on,
        commitment_version, declarations, profile, tags, accepted_by, command_id, command_digest, previous_id)
      VALUES (${registrationId}::uuid, ${personId}::uuid, ${orgCode}, ${placeType}::"PlaceType",
        ${channel}::"RegistrationChannel", ${registeredAt}::timestamptz, ${registeredOn}::date, ${commitment.version},
        ${JSON.stringify(declarations)}::jsonb, ${JSON.stringify(profile)}::jsonb, ${JSON.stringify(tags)}::jsonb,
        ${acceptedBy}::uuid, ${commandId}, ${commandDigest}, (SELECT id FROM previous))
      ON CONFLICT DO NOTHING RETURNING id, previous_id
    ), new_case AS (
      INSERT INTO cases (id, registration_id, org_code, head_hash, state)
      SELECT ${caseId}::uuid, id, ${orgCode}, ${new Uint8Array(32)}, ${JSON.stringify(newCase(caseId))}::jsonb
        FROM new_registration RETURNING id
    ), new_particulars AS (
      INSERT INTO particulars (id, case_id, kind, cipher, hash, created_by, created_at)
      SELECT p.id, c.id, p.kind, decode(p.cipher, 'base64'), decode(p.hash, 'base64'), ${acceptedBy}::uuid,
             ${registeredAt}::timestamptz
        FROM new_case c, jsonb_to_recordset(${inJson(particulars)}::jsonb)
             AS p(id uuid, kind text, cipher text, hash text)
    ), new_request AS (
      INSERT INTO start_requests (case_id, requested_at)
      SELECT id, ${registeredAt}::timestamptz FROM new_case RETURNING pg_notify('start_requests', '')::text
    )
    SELECT previous_id AS "previousId" FROM new_registration, new_request`;
  return rows[0] && { registrationId, caseId, ...rows[0] };
}

function inJson(particulars: readonly ParticularRow[]): string {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return JSON.stringify(
    particulars.map(({ id, kind, cipher, hash }) => ({
      id,
      kind,
      cipher: base64(cipher),
      hash: base64(hash),
    })),
  );
}

/** Writes the person, or finds them by their number. Locks their row, so that two registrations of one person go one after the other. */
export async function writePerson(
  tx: Prisma.TransactionClient,
  secrets: Secrets,
  { documentKind, documentNumber, name, phone, birthDate, sex }: Applicant,
  at: Instant,
): Promise<string> {
  const seal = (rowId: string, column: string, text: string) =>
    secrets.cipher.encrypt(text, { table: 'persons', column, rowId });
  const newId = randomUUID();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO persons (id, document_kind, number_cipher, number_hash, name_cipher, phone_cipher, birth_date, sex, created_at)
    VALUES (${newId}::uuid, ${documentKind}::"DocumentKind", ${seal(newId, 'number_cipher', documentNumber)},
            ${numberHash(secrets, { kind: documentKind, number: documentNumber })}, ${seal(newId, 'name_cipher', name)},
            ${seal(newId, 'phone_cipher', phone)}, ${birthDate}::date, ${sex}::"Sex", ${at}::timestamptz)
    ON CONFLICT (number_hash) DO UPDATE SET number_hash = excluded.number_hash
    RETURNING id`;
  const id = rows[0]?.id ?? newId;
  if (id !== newId) {
    await tx.person.update({
      where: { id },
      data: { nameCipher: seal(id, 'name_cipher', name), phoneCipher: seal(id, 'phone_cipher', phone) },
    });
  }
  return id;
}

function profileParticulars(
  secrets: Secrets,
  caseId: string,
  { request, ...by }: NewRegistration,
): ParticularRow[] {
  const { lastEmployer, skills } = request.profile;
  return Object.entries({ lastEmployer, skills }).flatMap(([kind, text]) =>
    text === undefined
      ? []
      : [
          particularRow(secrets, {
            caseId,
            commandId: by.commandId,
            kind,
            text,
            createdBy: by.acceptedBy,
            createdAt: by.registeredAt,
          }),
        ],
  );
}

/** Coded answers stay readable for queues and statistics; of what was written in words only the id stays. */
function codedProfile(
  { unemploymentReason, unemployedSince, education, wishes }: RegistrationRequest['profile'],
  particulars: readonly ParticularRow[],
): Prisma.InputJsonObject {
  const ids = particulars.map(({ kind, id }) => [`${kind}Id`, id] as const);
  return { unemploymentReason, unemployedSince, education, wishes, ...Object.fromEntries(ids) };
}
