import { civilDateOf, type Instant } from '../../domain/civil-date';
import type { Prisma, PrismaClient } from '../../prisma/client/client';
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
import { writeRegistration, type NewRegistration } from './write';

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
    await findPlace(this.db, this.scope, request.orgCode);
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
    const answer = await this.findEarlier(commandId, commandDigest);
    if (!answer)
      throw new ApiError('DUPLICATE_REGISTRATION', { field: 'person.documentNumber', clauses: ['A-16'] });
    return { repeated: !written, answer };
  }

  private async write(registration: NewRegistration): Promise<boolean> {
    try {
      await this.db.$transaction(async (tx) => {
        if (!(await writeRegistration(tx, this.secrets, registration))) throw new InTheWay();
      }, TRANSACTION);
      return true;
    } catch (error) {
      if (error instanceof InTheWay) return false;
      throw error;
    }
  }

  /** @throws ApiError IDEMPOTENCY_KEY_REUSED when the command id stands for another body */
  private async findEarlier(commandId: string, digest: Bytes): Promise<RegistrationAnswerBody | undefined> {
    const found = await this.db.registration.findUnique({ where: { commandId }, include: WITH_CASE });
    if (!found) return undefined;
    if (!Buffer.from(digest).equals(found.commandDigest)) {
      throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
    }
    return this.answerOf(found);
  }

  private async answerOf({ id, ...row }: RegistrationRow): Promise<RegistrationAnswerBody> {
    const registeredOn = row.registeredOn.toISOString().slice(0, 10);
    if (!row.case) throw new Error('a registration has a case');
    return {
      registrationId: id,
      caseId: row.case.id,
      registeredAt: row.registeredAt.toISOString(),
      registeredOn,
      orgCode: row.orgCode,
      orgName: row.organisation.name,
      registeredAgain: row.previousId !== null,
      promised: promisesFor(registeredOn, await readRules(this.db, registeredOn)),
    };
  }
}

const WITH_CASE = { case: { select: { id: true } }, organisation: { select: { name: true } } } as const;
type RegistrationRow = Prisma.RegistrationGetPayload<{ include: typeof WITH_CASE }>;

/** Rolls the transaction back: the same command, or an active registration of the person, was there first. */
class InTheWay extends Error {}
