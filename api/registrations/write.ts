import { randomUUID } from 'node:crypto';
import { newCase } from '../../domain/case/evolve';
import type { CivilDate, Instant } from '../../domain/civil-date';
import type { Prisma } from '../../prisma/client/client';
import type { Bytes } from '../../prisma/column-cipher';
import { particularRow, type ParticularRow, type Secrets } from '../particulars';
import type { Applicant } from './applicant';
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

/**
 * Writes person, registration, case and the request to start its process: all or nothing, so that registration waits
 * for nothing but this database (即时办理, R-10).
 * @returns false when another registration stands in the way; the caller rolls back and finds out which
 */
export async function writeRegistration(
  tx: Prisma.TransactionClient,
  secrets: Secrets,
  registration: NewRegistration,
): Promise<boolean> {
  const { request, applicant, registeredAt, registeredOn, acceptedBy } = registration;
  const personId = await writePerson(tx, secrets, applicant, registeredAt);
  const [id, caseId] = [randomUUID(), randomUUID()];
  const particulars = profileParticulars(secrets, caseId, registration);
  const previous = await tx.registration.findFirst({
    where: { personId, status: { not: 'ACTIVE' } },
    orderBy: { registeredAt: 'desc' },
    select: { id: true },
  });
  const { count } = await tx.registration.createMany({
    data: [
      {
        id,
        personId,
        orgCode: request.orgCode,
        placeType: request.placeType,
        channel: request.channel,
        registeredAt,
        registeredOn: new Date(registeredOn),
        commitmentVersion: request.commitment.version,
        declarations: request.declarations,
        profile: codedProfile(request.profile, particulars),
        tags: request.tags,
        acceptedBy,
        commandId: registration.commandId,
        commandDigest: registration.commandDigest,
        previousId: previous?.id ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.case.create({
    data: {
      id: caseId,
      registrationId: id,
      orgCode: request.orgCode,
      headHash: new Uint8Array(32),
      state: { ...newCase(caseId) } as unknown as Prisma.InputJsonObject,
    },
  });
  await tx.particular.createMany({ data: particulars });
  await tx.startRequest.create({ data: { caseId, requestedAt: registeredAt } });
  await tx.$executeRaw`SELECT pg_notify('start_requests', '')`;
  return true;
}

/** Locks the person's row, so that two registrations of one person go one after the other. */
async function writePerson(
  tx: Prisma.TransactionClient,
  { cipher, hash }: Secrets,
  { documentKind, documentNumber, name, phone, birthDate, sex }: Applicant,
  at: Instant,
): Promise<string> {
  const seal = (rowId: string, column: string, text: string) =>
    cipher.encrypt(text, { table: 'persons', column, rowId });
  const newId = randomUUID();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO persons (id, document_kind, number_cipher, number_hash, name_cipher, phone_cipher, birth_date, sex, created_at)
    VALUES (${newId}::uuid, ${documentKind}::"DocumentKind", ${seal(newId, 'number_cipher', documentNumber)},
            ${hash.digest('persons.number', `${documentKind}:${documentNumber}`)}, ${seal(newId, 'name_cipher', name)},
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
