import { civilDateOf, type Instant } from '../../domain/civil-date';
import type { PrismaClient } from '../../prisma/client/client';
import type { Bytes } from '../../prisma/column-cipher';
import type { Scope } from '../access/scope';
import { canonicalJson } from '../canonical';
import { ApiError } from '../errors/api-error';
import type { Secrets } from '../particulars';
import { readRules } from '../rules-in-force';
import { readApplicant } from './applicant';
import { requireEligible } from './eligibility';
import { findPlace } from './place';
import { promisesFor } from './promises';
import type { RegistrationAnswerBody, RegistrationRequest } from './schema';
import { writeRegistration, type NewRegistration, type WrittenRegistration } from './write';

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** 失业登记 for one actor. */
export class RegistrationDesk {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly secrets: Secrets,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Registers a person, once for each command id.
   * @returns the answer, and whether the command had been carried out before
   * @throws ApiError when it is refused; nothing is written then
   */
  async register(
    request: RegistrationRequest,
    commandId: string,
  ): Promise<{ repeated: boolean; answer: RegistrationAnswerBody }> {
    const commandDigest = this.secrets.hash.digest('registrations.command', canonicalJson(request));
    const earlier = await this.findEarlier(commandId, commandDigest);
    if (earlier) return { repeated: true, answer: earlier };
    const registeredAt = this.clock();
    const registeredOn = civilDateOf(registeredAt);
    const applicant = readApplicant(request.person, registeredOn);
    if (request.profile.unemployedSince > registeredOn) {
      throw new ApiError('DATE_IN_FUTURE', { field: 'profile.unemployedSince' });
    }
    const place = await findPlace(this.db, this.scope, request.orgCode);
    requireEligible(request, applicant.birthDate, registeredOn);
    const { staffId: acceptedBy } = this.scope.actor;
    const written = await this.write({
      request,
      applicant,
      registeredAt,
      registeredOn,
      acceptedBy,
      commandId,
      commandDigest,
    });
    if (written) {
      const { orgCode } = request;
      const row = {
        ...written,
        orgCode,
        orgName: place.name,
        registeredAt: new Date(registeredAt),
        registeredOn,
      };
      return { repeated: false, answer: await this.answerOf(row) };
    }
    const answer = await this.findEarlier(commandId, commandDigest);
    if (!answer)
      throw new ApiError('DUPLICATE_REGISTRATION', { field: 'person.documentNumber', clauses: ['A-16'] });
    return { repeated: true, answer };
  }

  /** Undefined when the same command, or an active registration of the person, was there first. */
  private async write(registration: NewRegistration): Promise<WrittenRegistration | undefined> {
    try {
      return await this.db.$transaction(async (tx) => {
        const written = await writeRegistration(tx, this.secrets, registration);
        if (!written) throw new InTheWay();
        return written;
      }, TRANSACTION);
    } catch (error) {
      if (error instanceof InTheWay) return undefined;
      throw error;
    }
  }

  /** @throws ApiError IDEMPOTENCY_KEY_REUSED when the command id stands for another body */
  private async findEarlier(commandId: string, digest: Bytes): Promise<RegistrationAnswerBody | undefined> {
    const [found] = await this.db.$queryRaw<(RegistrationRow & { commandDigest: Uint8Array })[]>`
      SELECT r.id AS "registrationId", c.id AS "caseId", r.previous_id AS "previousId", r.org_code AS "orgCode",
             o.name AS "orgName", r.registered_at AS "registeredAt", r.registered_on::text AS "registeredOn",
             r.command_digest AS "commandDigest"
        FROM registrations r
        JOIN cases c ON c.registration_id = r.id
        JOIN organisations o ON o.code = r.org_code
       WHERE r.command_id = ${commandId}`;
    if (!found) return undefined;
    if (!Buffer.from(digest).equals(found.commandDigest)) {
      throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
    }
    return this.answerOf(found);
  }

  private async answerOf(row: RegistrationRow): Promise<RegistrationAnswerBody> {
    const { registrationId, caseId, orgCode, orgName, registeredOn } = row;
    return {
      registrationId,
      caseId,
      registeredAt: row.registeredAt.toISOString(),
      registeredOn,
      orgCode,
      orgName,
      registeredAgain: row.previousId !== null,
      promised: promisesFor(registeredOn, await readRules(this.db, registeredOn)),
    };
  }
}

interface RegistrationRow extends WrittenRegistration {
  orgCode: string;
  orgName: string;
  registeredAt: Date;
  registeredOn: string;
}

/** Rolls the transaction back. */
class InTheWay extends Error {}
