import type { NotificationStatus } from '../../domain/notification/delivery';
import type { PrismaClient } from '../../prisma/client/client';
import { readNotificationId } from '../../webhook/notification-id';
import { ApiError } from '../errors/api-error';

export type ReceiptOutcome = 'DELIVERED' | 'UNDELIVERABLE';

/** 送达回执: what a gateway says of a message that it took. */
export class Receipts {
  constructor(private readonly db: PrismaClient) {}

  /**
   * Writes an outcome down; the case hears of it from the worker. The first outcome stands, but for one: a message that
   * was given up, and of which the gateway then says that it arrived, did arrive.
   * @returns the status that stands
   * @throws ApiError NOTIFICATION_NOT_FOUND for what was never sent
   */
  async record(id: string, outcome: ReceiptOutcome): Promise<NotificationStatus> {
    const key = readNotificationId(id);
    if (!key) throw new ApiError('NOTIFICATION_NOT_FOUND', { field: 'id' });
    const { caseId, seq } = key;
    const isDelivered = outcome === 'DELIVERED';
    const [changed] = await this.db.$queryRaw<{ status: NotificationStatus }[]>`
      WITH changed AS (
        UPDATE notifications
           SET status = ${isDelivered ? 'DELIVERED' : 'FAILED'}, last_error = ${isDelivered ? null : outcome},
               settled_at = now(), next_attempt_at = now(), reported_at = NULL, sent_at = coalesce(sent_at, now())
         WHERE case_id = ${caseId}::uuid AND seq = ${seq} AND attempts > 0
           AND (status IN ('PENDING', 'SENT') OR (status = 'FAILED' AND ${isDelivered}))
         RETURNING status)
      SELECT status, pg_notify('notifications', '')::text FROM changed`;
    if (changed) return changed.status;
    const standing = await this.db.notification.findFirst({
      where: { caseId, seq, attempts: { gt: 0 } },
      select: { status: true },
    });
    if (!standing) throw new ApiError('NOTIFICATION_NOT_FOUND', { field: 'id' });
    return standing.status as NotificationStatus;
  }
}
