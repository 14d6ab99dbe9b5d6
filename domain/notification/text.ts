import type { NotificationTemplate } from '../case/ending/notification-template';
import type { CivilDate } from '../civil-date';
import { GROUND_RULES, type CancellationGround } from '../endings';
import { OBJECTION_DAYS } from '../objection';

/** What a text is made of. Only the name is a particular of the person: masked where staff read the text. */
export interface NotificationContent {
  name: string;
  /** The day of the decision. */
  on: CivilDate;
  /** Of the end of the registration, where it ended by cancellation. */
  ground?: CancellationGround;
  /** The organisation that helps the person. */
  orgName: string;
  /** Its number, or that of the organisation above it. */
  phone?: string;
}

/** 全国人力资源和社会保障服务热线: answers everywhere, also where an organisation has given no number. */
const HOTLINE = '12333';

const OBJECT = `如有异议,请自收到本通知之日起${OBJECTION_DAYS}日内向登记地公共就业服务机构提出`;
// 行政复议法 第二十条, 行政诉讼法 第四十六条.
const REMEDY = `如不服,可自收到本通知之日起${OBJECTION_DAYS}日内依法申请行政复议,或者六个月内提起行政诉讼`;

/** What was decided and under which part of the notice, and what the person can do about it. */
const SENTENCES: Readonly<Record<NotificationTemplate, (content: NotificationContent) => string>> = {
  REGISTRATION_CANCELLED: ({ on, ground }) =>
    `您的失业登记已于${dateInWords(on)}注销${ground ? `,情形为“${GROUND_RULES[ground].name}”` : ''}(依据:失业人员分级分类就业帮扶通知第三部分第四项)。${OBJECT}。`,
  REGISTRATION_CONVERTED: ({ on }) =>
    `您已于${dateInWords(on)}办理灵活就业登记,失业登记同时终止(依据:失业人员分级分类就业帮扶通知第三部分第四项),我们将继续跟踪回访。${OBJECT}。`,
  OBJECTION_REJECTED: ({ on }) =>
    `您对失业登记注销提出的异议,经${dateInWords(on)}复核不成立,登记不予恢复(依据:失业人员分级分类就业帮扶通知第三部分第四项)。${REMEDY}。再次失业的,可重新登记。`,
  REGISTRATION_RESTORED: ({ on }) =>
    `您对失业登记注销提出的异议成立,您的失业登记已于${dateInWords(on)}恢复,就业帮扶继续(依据:失业人员分级分类就业帮扶通知第三部分第四项)。`,
  HARDSHIP_RETURNED: ({ on }) =>
    `您的就业困难人员认定申请已于${dateInWords(on)}退回(依据:失业人员分级分类就业帮扶通知第四部分第六项),请联系我们了解需补正的内容,补正后可再次申请。`,
  HARDSHIP_DECLINED: ({ on }) =>
    `您的就业困难人员认定申请经${dateInWords(on)}审核未通过(依据:失业人员分级分类就业帮扶通知第四部分第六项),失业登记和基本服务不受影响。${REMEDY}。情况变化的,可再次申请。`,
  HARDSHIP_ENDED: ({ on }) =>
    `您的就业困难人员认定已于${dateInWords(on)}终止(依据:失业人员分级分类就业帮扶通知第四部分第六项),失业登记和基本服务不受影响。${REMEDY}。`,
};

/**
 * 告知 (R-62): what a person reads: what was decided and under which part of the notice, what they can do, whom to ask.
 * @throws RangeError for a template that is newer than this code
 */
export function notificationText(template: NotificationTemplate, content: NotificationContent): string {
  const { name, orgName, phone } = content;
  if (!Object.hasOwn(SENTENCES, template)) throw new RangeError(`unknown template ${template}`);
  const whom = phone ? `咨询:${orgName},电话${phone}。` : `咨询:${orgName},或拨打${HOTLINE}。`;
  return `${name}:${SENTENCES[template](content)}${whom}`;
}

function dateInWords(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
