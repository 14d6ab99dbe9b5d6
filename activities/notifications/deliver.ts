import type { Pool } from 'pg';
import { notificationText } from '../../domain/notification/text';
import type { DeliveryFailure } from '../../domain/notification/delivery';
import type { ColumnCipher } from '../../prisma/column-cipher';
import { contentOf, type NotificationRow } from '../../prisma/notifications';
import { notificationId } from '../../webhook/notification-id';
import type { BatchPage } from '../batch-page';
import type { CaseProcesses } from '../case-processes';
import { inParallel } from '../in-parallel';
import { DeliveryFailed } from './delivery-failed';
import { markFailed, markSent, read, settleByTime, take, type Taken } from './outbox';
import { reportOutcomes } from './report-outcomes';
import type { SmsGateway } from './sms-gateway';

/** How messages reach phones, where a site has a gateway. */
export interface SmsChannel {
  gateway: SmsGateway;
  /** Opens names and numbers: here, and nowhere else in the worker. */
  cipher: ColumnCipher;
  /** The gateway gives no receipts: what it takes counts as delivered. */
  takenIsDelivered: boolean;
}

const ROWS_A_PAGE = 40;
/** Sent at once: a page that meets nothing but timeouts ends well within its lease. */
const AT_ONCE = 8;

/**
 * One page of telling persons: settles what needs no telling any more, sends what waits, and tells the cases how it
 * went. At least once: whoever dies between sending and writing that down leaves the row to be sent again, under the same
 * id. Any number of workers may do this at once, and one row that cannot be sent keeps no other waiting.
 * @param channel undefined where nothing is configured: rows are kept and shown, and persons tell persons
 */
export async function deliverNotifications(
  pool: Pool,
  processes: CaseProcesses,
  channel: SmsChannel | undefined,
): Promise<BatchPage> {
  await settleByTime(pool);
  const { sent, failed } = channel ? await sendPage(pool, channel) : { sent: 0, failed: 0 };
  const reported = await reportOutcomes(pool, processes);
  return {
    done: sent + reported.done,
    failed: failed + reported.failed,
    more: sent + failed === ROWS_A_PAGE || reported.more,
  };
}

async function sendPage(pool: Pool, channel: SmsChannel): Promise<{ sent: number; failed: number }> {
  const taken = await take(pool, ROWS_A_PAGE);
  if (taken.length === 0) return { sent: 0, failed: 0 };
  const contents = await read(pool, taken);
  let sent = 0;
  await inParallel(taken, AT_ONCE, async (row) => {
    const content = contents.find(({ caseId, seq }) => caseId === row.caseId && seq === row.seq);
    if (content && (await attempt(pool, channel, row, content))) sent += 1;
  });
  return { sent, failed: taken.length - sent };
}

/** @returns whether the gateway took it */
async function attempt(
  pool: Pool,
  channel: SmsChannel,
  taken: Taken,
  row: NotificationRow,
): Promise<boolean> {
  try {
    await channel.gateway.send(messageOf(channel.cipher, row));
  } catch (error) {
    await markFailed(pool, taken, failureOf(error));
    return false;
  }
  await markSent(pool, taken, channel.takenIsDelivered);
  return true;
}

function messageOf(cipher: ColumnCipher, row: NotificationRow) {
  const { caseId, seq, template, personId, nameCipher, phoneCipher } = row;
  const open = (column: string, sealed: Uint8Array) => {
    try {
      return cipher.decrypt(sealed, { table: 'persons', column, rowId: personId });
    } catch {
      throw new DeliveryFailed('UNREADABLE');
    }
  };
  return {
    id: notificationId(caseId, seq),
    phone: open('phone_cipher', phoneCipher),
    text: notificationText(template, contentOf(row, open('name_cipher', nameCipher))),
  };
}

/** What nobody foresaw counts as an attempt too: else one row would be taken for ever. */
function failureOf(error: unknown): DeliveryFailure {
  return error instanceof DeliveryFailed ? error.failure : 'INTERRUPTED';
}
