import { randomUUID } from 'node:crypto';
import { civilDateOf, type CivilDate, type Instant } from '../../domain/civil-date';
import type { IneligibilityReason } from '../../domain/eligibility';
import { Prisma, type PrismaClient } from '../../prisma/client/client';
import type { Bytes } from '../../prisma/column-cipher';
import type { Scope } from '../access/scope';
import { canonicalJson } from '../canonical';
import { ApiError } from '../errors/api-error';
import type { Secrets } from '../particulars';
import { readApplicant } from '../registrations/applicant';
import { eligibilityOf } from '../registrations/eligibility';
import { findPlace } from '../registrations/place';
import type { RegistrationRequest } from '../registrations/schema';
import { writePerson } from '../registrations/write';
import type { JobSeekerAnswerBody } from './schema';

/** 求职登记 for one actor: the way on for whom registering as unemployed is refused. */
export class JobSeekerDesk {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly secrets: Secrets,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Records a job seeker on the form that was refused, once for each command id. Opens no case.
   * @throws ApiError when the person may register as unemployed, or may not be recorded here either
   */
  async register(
    request: RegistrationRequest,
    commandId: string,
  ): Promise<{ repeated: boolean; answer: JobSeekerAnswerBody }> {
    const commandDigest = this.secrets.hash.digest(
      'job_seeker_registrations.command',
      canonicalJson(request),
    );
    const earlier = await this.findEarlier(commandId, commandDigest);
    if (earlier) return { repeated: true, answer: earlier };
    const registeredAt = this.clock();
    const today = civilDateOf(registeredAt);
    const applicant = readApplicant(request.person, today);
    await findPlace(this.db, this.scope, request.orgCode);
    const reasons = whyNotUnemployed(request, applicant.birthDate, today);
    const written = await this.db.$transaction(async (tx) => {
      const row = {
        id: randomUUID(),
        personId: await writePerson(tx, this.secrets, applicant, registeredAt),
        orgCode: request.orgCode,
        registeredAt,
        registeredOn: new Date(today),
        reasons: reasons.map(({ code }) => code),
        wishes: [...request.profile.wishes],
        acceptedBy: this.scope.actor.staffId,
        commandId,
        commandDigest,
      };
      return tx.jobSeekerRegistration.createMany({ data: row, skipDuplicates: true });
    }, ISOLATION);
    const answer = await this.findEarlier(commandId, commandDigest);
    if (!answer) throw new Error('what was written can be read');
    return { repeated: written.count === 0, answer };
  }

  /** @throws ApiError IDEMPOTENCY_KEY_REUSED when the command id stands for another body */
  private async findEarlier(commandId: string, digest: Bytes): Promise<JobSeekerAnswerBody | undefined> {
    const row = await this.db.jobSeekerRegistration.findUnique({
      where: { commandId },
      include: { organisation: { select: { name: true } } },
    });
    if (!row) return undefined;
    if (!Buffer.from(digest).equals(row.commandDigest)) {
      throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
    }
    return {
      jobSeekerRegistrationId: row.id,
      registeredAt: row.registeredAt.toISOString(),
      registeredOn: row.registeredOn.toISOString().slice(0, 10),
      orgCode: row.orgCode,
      orgName: row.organisation.name,
      reasons: row.reasons as JobSeekerAnswerBody['reasons'],
    };
  }
}

const ISOLATION = { isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted };

function whyNotUnemployed(
  request: RegistrationRequest,
  birthDate: CivilDate,
  today: CivilDate,
): IneligibilityReason[] {
  const result = eligibilityOf(request, birthDate, today);
  if (result.eligible) throw new ApiError('MAY_REGISTER_AS_UNEMPLOYED', { clauses: ['R-07', 'R-70'] });
  if (!result.jobSeekerRegistrationOffered)
    throw new ApiError('JOB_SEEKER_NOT_OFFERED', { clauses: ['R-70'] });
  return result.reasons;
}
