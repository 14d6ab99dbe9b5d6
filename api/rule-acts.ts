import type { Instant } from '../domain/civil-date';
import type { Prisma, PrismaClient, RuleActKind } from '../prisma/client/client';
import type { KeyedHash } from '../prisma/column-cipher';
import type { StaffActor } from './access/actor';
import { canonicalJson } from './canonical';
import { ApiError } from './errors/api-error';

/** Acts on the city's rules come one after the other: they are rare, and each builds on the one before. */
const RULES_LOCK = 411_000;

export interface RuleActRequest {
  kind: RuleActKind;
  commandId: string;
  /** What is asked, in plain JSON: the same command id with something else is refused. */
  content: unknown;
}

/** Acts on the city's rules, for one actor: each carried out once for its command id, and written down. */
export class RuleActs {
  constructor(
    private readonly db: PrismaClient,
    private readonly actor: StaffActor,
    private readonly hash: KeyedHash,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Carries an act out in one transaction with its record.
   * @param act answers what it acted on; whatever it throws undoes everything
   * @returns what was acted on, now or when the command was first carried out
   * @throws ApiError LEVEL_TOO_LOW outside the city's own organisation, IDEMPOTENCY_KEY_REUSED
   */
  async carryOut(
    { kind, commandId, content }: RuleActRequest,
    act: (tx: Prisma.TransactionClient, at: Instant) => Promise<string>,
  ): Promise<{ subject: string; repeated: boolean }> {
    const { staffId, level } = this.actor;
    if (level !== 'CITY') throw new ApiError('LEVEL_TOO_LOW');
    const commandDigest = this.hash.digest('rules.command', canonicalJson([kind, staffId, content]));
    return this.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK}::bigint)`;
      const earlier = await tx.ruleAct.findUnique({ where: { commandId } });
      if (earlier && !Buffer.from(commandDigest).equals(earlier.commandDigest)) {
        throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
      }
      if (earlier) return { subject: earlier.subject, repeated: true };
      const at = this.clock();
      const subject = await act(tx, at);
      await tx.ruleAct.create({ data: { commandId, commandDigest, kind, subject, by: staffId, at } });
      return { subject, repeated: false };
    });
  }
}
