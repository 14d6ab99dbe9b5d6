import type { CivilDate } from './civil-date';

/** How much waits for a member of staff. Counts only: a mail may be read by anybody. */
export interface WorkCounts {
  /** Open tasks that they own, those below among them. */
  own: number;
  /** … opened on the day itself. */
  opened: number;
  urgent: number;
  overdue: number;
  /** Of their organisation and those below: late, and shown to their level. */
  raised: number;
}

/** What a mail of the day says. */
export interface Digest {
  subject: string;
  text: string;
}

/**
 * 每日待办提醒: one a working day instead of one a task.
 * @param link where the work is done
 * @returns undefined when nothing waits: nobody is told that there is nothing
 */
export function digestOf(day: CivilDate, counts: WorkCounts, link: string): Digest | undefined {
  const { own, opened, urgent, overdue, raised } = counts;
  if (own === 0 && raised === 0) return undefined;
  return {
    subject: `帮扶待办 ${day}:逾期${overdue}项,即将到期${urgent}项`,
    text: [
      `我的待办:共${own}项,其中今日新增${opened}项,即将到期${urgent}项,逾期${overdue}项。`,
      ...(raised > 0 ? [`辖区内逾期上报:${raised}项。`] : []),
      `办理请登录:${link}`,
      '本提醒每个工作日发送一次,不含个人信息。',
    ].join('\n'),
  };
}
