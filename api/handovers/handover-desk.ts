import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/civil-date';
import { shareByLoad, type Share } from '../../domain/handover';
import type { PrismaClient } from '../../prisma/client/client';
import type { Bytes, KeyedHash } from '../../prisma/column-cipher';
import type { Scope } from '../access/scope';
import { canonicalJson } from '../canonical';
import { caseworkersOf, requireOwner } from '../commands/owner';
import { ApiError } from '../errors/api-error';
import type { HandoverRequest } from './schema';

/** A page of the worker, with cases that do not answer, takes ten seconds. */
const CANCEL_WITHIN_MS = 20_000;

interface Order {
  commandId: string;
  request: HandoverRequest;
}

/** Orders of handovers, for one actor: the worker carries them out. */
export class HandoverDesk {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly hash: KeyedHash,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Orders that all open cases of a caseworker within the scope go to others, once for each command id. Who is to own
   * each case is decided with the order and stands in its row.
   * @throws ApiError OWNER_UNKNOWN, NOTHING_TO_HAND_OVER, IDEMPOTENCY_KEY_REUSED
   */
  async order(request: HandoverRequest, commandId: string): Promise<{ id: string; repeated: boolean }> {
    const earlier = await this.findEarlier({ commandId, request });
    if (earlier) return { id: earlier, repeated: true };
    const shares = await this.share(request);
    const id = randomUUID();
    const isNew = await this.write(id, { commandId, request }, shares);
    if (isNew) return { id, repeated: false };
    const other = await this.findEarlier({ commandId, request });
    if (!other) throw new Error('a command id that stands is found');
    return { id: other, repeated: true };
  }

  /**
   * Ends a handover: what was done stays done, what is left stays with its owner. One that has finished is left as it is.
   * @param id of a handover in scope
   */
  async cancel(id: string): Promise<void> {
    const at = new Date(this.clock());
    const { staffId } = this.scope.actor;
    await this.db.$transaction(
      async (tx) => {
        // The rows first, as the worker does: a page under way is waited for.
        await tx.handoverRow.updateMany({
          where: { handoverId: id, status: 'PENDING' },
          data: { status: 'REFUSED', code: 'HANDOVER_CANCELLED', settledAt: at },
        });
        await tx.handover.updateMany({
          where: { id, finishedAt: null },
          data: { cancelledBy: staffId, cancelledAt: at, finishedAt: at },
        });
      },
      { timeout: CANCEL_WITHIN_MS },
    );
  }

  private async share({ fromStaffId, toOrgCode, toStaffId }: HandoverRequest): Promise<Share[]> {
    if (toStaffId === fromStaffId) throw new ApiError('OWNER_UNKNOWN', { field: 'toStaffId' });
    const owned = await this.db.case.findMany({
      where: { ownerId: fromStaffId, open: true, ...this.scope.where() },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    if (owned.length === 0) throw new ApiError('NOTHING_TO_HAND_OVER', { field: 'fromStaffId' });
    const caseIds = owned.map(({ id }) => id);
    if (toStaffId !== undefined) {
      const owner = { orgCode: toOrgCode, staffId: toStaffId };
      await requireOwner(this.db, this.scope, owner);
      return caseIds.map((caseId) => ({ caseId, ...owner }));
    }
    const caseworkers = this.scope.includes(toOrgCode) ? await caseworkersOf(this.db, [toOrgCode]) : [];
    const shares = shareByLoad(
      caseIds,
      caseworkers.filter(({ staffId }) => staffId !== fromStaffId),
    );
    if (shares.length === 0) throw new ApiError('OWNER_UNKNOWN', { field: 'toOrgCode' });
    return shares;
  }

  /** @returns false when the command id stands already */
  private write(id: string, order: Order, shares: readonly Share[]): Promise<boolean> {
    const { staffId: orderedBy, orgCode, level: orderedLevel } = this.scope.actor;
    const { fromStaffId, toOrgCode, toStaffId = null } = order.request;
    const head = { id, commandId: order.commandId, commandDigest: this.digestOf(order) };
    const named = { fromStaffId, toOrgCode, toStaffId, orgCode, orderedBy, orderedLevel };
    return this.db.$transaction(async (tx) => {
      const { count } = await tx.handover.createMany({
        data: [{ ...head, ...named, orderedAt: this.clock() }],
        skipDuplicates: true,
      });
      if (count === 0) return false;
      await tx.handoverRow.createMany({
        data: shares.map(({ caseId, orgCode: ownerOrgCode, staffId: ownerId }) => ({
          handoverId: id,
          caseId,
          ownerOrgCode,
          ownerId,
        })),
      });
      await tx.$executeRaw`SELECT pg_notify('handovers', '')`;
      return true;
    });
  }

  private async findEarlier(order: Order): Promise<string | undefined> {
    const earlier = await this.db.handover.findUnique({ where: { commandId: order.commandId } });
    if (earlier && !Buffer.from(this.digestOf(order)).equals(earlier.commandDigest)) {
      throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
    }
    return earlier?.id;
  }

  private digestOf({ request }: Order): Bytes {
    return this.hash.digest('handovers.command', canonicalJson([this.scope.actor.staffId, request]));
  }
}
