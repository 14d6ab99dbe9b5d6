import { Type, type Static } from '@sinclair/typebox';
import type { NotificationTemplate } from '../../domain/case/ending/notification-template';
import {
  DELIVERY_FAILURES,
  NOTIFICATION_STATUSES,
  type DeliveryFailure,
  type NotificationStatus,
} from '../../domain/notification/delivery';
import { notificationText } from '../../domain/notification/text';
import type { ColumnCipher } from '../../prisma/column-cipher';
import { contentOf, type NotificationRow } from '../../prisma/notifications';
import { notificationId } from '../../webhook/notification-id';
import { labelOf } from '../cases/labels';
import { maskedName } from '../cases/person';
import { CountType, InstantType, Nullable, StringEnum } from '../validation/types';

/** What staff read for a template. A new one without a label is a compile error. */
const TEMPLATE_LABELS: Readonly<Record<NotificationTemplate, string>> = {
  REGISTRATION_CANCELLED: '失业登记注销',
  REGISTRATION_CONVERTED: '转为灵活就业登记',
  OBJECTION_REJECTED: '异议不成立',
  REGISTRATION_RESTORED: '恢复失业登记',
  HARDSHIP_RETURNED: '困难认定申请退回',
  HARDSHIP_DECLINED: '不予认定就业困难人员',
  HARDSHIP_ENDED: '就业困难人员认定终止',
};

const STATUS_LABELS: Readonly<Record<NotificationStatus, string>> = {
  PENDING: '待告知',
  SENT: '已提交短信网关,待回执',
  DELIVERED: '已送达',
  FAILED: '短信未送达,请由专人告知本人',
  NOT_OWED: '已由专人告知或已有新的告知,不再发送',
};

const FAILURE_LABELS: Readonly<Record<DeliveryFailure, string>> = {
  TIMEOUT: '网关未及时应答',
  UNREACHABLE: '无法连接网关',
  REDIRECTED: '网关地址已变更',
  REJECTED: '网关不接受该短信,请核对本人手机号码',
  HTTP_4XX: '网关拒绝请求,请联系系统管理员',
  HTTP_5XX: '网关故障',
  UNREADABLE: '无法读取联系信息,请联系系统管理员',
  INTERRUPTED: '发送过程中断',
  NO_RECEIPT: '网关未返回送达回执',
  UNDELIVERABLE: '短信未能送达本人',
};

export const NotificationsSchema = Type.Object({
  notifications: Type.Array(
    Type.Object({
      notificationId: Type.String({ description: 'As a gateway knows it' }),
      seq: CountType,
      template: Type.String({ examples: ['REGISTRATION_CANCELLED'] }),
      label: Type.String({ examples: ['失业登记注销'] }),
      text: Type.String({ description: 'As the person reads it, with the name masked' }),
      status: StringEnum(NOTIFICATION_STATUSES),
      statusLabel: Type.String({ examples: ['待告知'] }),
      createdAt: InstantType,
      attempts: CountType,
      nextAttemptAt: Nullable(InstantType),
      lastError: Nullable(StringEnum(DELIVERY_FAILURES)),
      lastErrorLabel: Nullable(Type.String()),
      sentAt: Nullable(InstantType),
      settledAt: Nullable(InstantType),
    }),
    { description: 'In their order (R-62)' },
  ),
});
export type NotificationsView = Static<typeof NotificationsSchema>;

/** A notification as staff in scope see it. */
export function notificationView(
  cipher: ColumnCipher,
  row: NotificationRow,
): NotificationsView['notifications'][number] {
  const { caseId, seq, template, status, attempts, personId, nameCipher } = row;
  const lastError = row.lastError as DeliveryFailure | null;
  const name = maskedName(cipher, { id: personId, nameCipher });
  return {
    notificationId: notificationId(caseId, seq),
    seq,
    template,
    label: labelOf(TEMPLATE_LABELS, template),
    text: notificationText(template, contentOf(row, name)),
    status,
    statusLabel: STATUS_LABELS[status],
    createdAt: row.createdAt.toISOString(),
    attempts,
    nextAttemptAt: status === 'PENDING' && attempts > 0 ? row.nextAttemptAt.toISOString() : null,
    lastError,
    lastErrorLabel: lastError && FAILURE_LABELS[lastError],
    sentAt: row.sentAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
