import type { Handover, PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { ApiError } from '../errors/api-error';
import { labelOf } from '../cases/labels';
import { ERROR_TABLE } from '../errors/table';
import { cursorOf, readCursor } from '../paging';
import { staffNames } from '../staff-names';
import type { HandoverRowsPage, HandoverView } from './schema';

const SHOWN = 200;
const UUID = /^[0-9a-f-]{36}$/;

/** A row was refused with a code of the table of errors. */
const REASONS = Object.fromEntries(Object.entries(ERROR_TABLE).map(([code, { title }]) => [code, title]));

const STATUS_LABELS = { PENDING: '等待移交', DONE: '已移交', REFUSED: '未移交' } as const;

/** Handovers that were ordered in the scope of one actor, and how far they are. */
export class HandoverBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
  ) {}

  /** The latest ones. */
  async list(): Promise<HandoverView[]> {
    const found = await this.db.handover.findMany({
      where: { orgCode: { startsWith: this.scope.actor.orgCode } },
      orderBy: { orderedAt: 'desc' },
      take: SHOWN,
    });
    return this.views(found);
  }

  /** @throws ApiError HANDOVER_NOT_FOUND */
  async get(id: string): Promise<HandoverView> {
    const [view] = await this.views([await this.find(id)]);
    if (!view) throw new ApiError('HANDOVER_NOT_FOUND');
    return view;
  }

  /** A page of its cases, by case id. @throws ApiError HANDOVER_NOT_FOUND, INVALID_FIELD */
  async rows(id: string, limit: number, cursor?: string): Promise<HandoverRowsPage> {
    await this.find(id);
    const [after] = cursor === undefined ? [] : readCursor(cursor, 1);
    if (after !== undefined && !UUID.test(after)) throw new ApiError('INVALID_FIELD', { field: 'cursor' });
    const found = await this.db.handoverRow.findMany({
      where: { handoverId: id, ...(after !== undefined && { caseId: { gt: after } }) },
      orderBy: { caseId: 'asc' },
      take: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nameOf = await staffNames(
      this.db,
      page.map(({ ownerId }) => ownerId),
    );
    return {
      rows: page.map(({ caseId, ownerId, status, code, attempts, settledAt }) => ({
        caseId,
        to: { staffId: ownerId, name: nameOf(ownerId) },
        status,
        statusLabel: STATUS_LABELS[status],
        code,
        reason: code && labelOf(REASONS, code),
        attempts,
        settledAt: settledAt?.toISOString() ?? null,
      })),
      next: found.length > limit && last ? cursorOf([last.caseId]) : null,
    };
  }

  private async find(id: string): Promise<Handover> {
    const found = await this.db.handover.findFirst({
      where: { id, orgCode: { startsWith: this.scope.actor.orgCode } },
    });
    if (!found) throw new ApiError('HANDOVER_NOT_FOUND');
    return found;
  }

  private async views(handovers: readonly Handover[]): Promise<HandoverView[]> {
    const counts = await this.db.handoverRow.groupBy({
      by: ['handoverId', 'status'],
      where: { handoverId: { in: handovers.map(({ id }) => id) } },
      _count: true,
    });
    const nameOf = await staffNames(
      this.db,
      handovers.flatMap((one) => [one.fromStaffId, one.toStaffId, one.orderedBy, one.cancelledBy]),
    );
    const person = (staffId: string) => ({ staffId, name: nameOf(staffId) });
    return handovers.map((one) => {
      const count = (status: keyof typeof STATUS_LABELS) =>
        counts.find((each) => each.handoverId === one.id && each.status === status)?._count ?? 0;
      const { cancelledBy, cancelledAt } = one;
      return {
        handoverId: one.id,
        from: person(one.fromStaffId),
        toOrgCode: one.toOrgCode,
        to: one.toStaffId === null ? null : person(one.toStaffId),
        orderedBy: person(one.orderedBy),
        orderedAt: one.orderedAt.toISOString(),
        cancelled:
          cancelledBy && cancelledAt ? { by: person(cancelledBy), at: cancelledAt.toISOString() } : null,
        finishedAt: one.finishedAt?.toISOString() ?? null,
        pending: count('PENDING'),
        done: count('DONE'),
        refused: count('REFUSED'),
      };
    });
  }
}
