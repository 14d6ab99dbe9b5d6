import type { CivilDate } from './civil-date';
import { GROUND_RULES, type CancellationGround } from './endings';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** 短信 · 电话 · 书面送达 (R-62 以适当方式告知). */
export const NOTICE_CHANNELS = ['SMS', 'PHONE', 'LETTER'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

export type NoticeDuty =
  | { owed: true; on: CivilDate }
  /** 移居境外、收监、死亡: neither required nor possible. */
  | { owed: false; because: CancellationGround };

/** Whether the person is told of the cancellation, and on which day: the same one. They may object. */
export function noticeOf(ground: CancellationGround, endedOn: CivilDate): NoticeDuty {
  return GROUND_RULES[ground].notifyPerson ? { owed: true, on: endedOn } : { owed: false, because: ground };
}

/** An attempt to tell the person. */
export interface NoticeAttempt {
  channel: NoticeChannel;
  on: CivilDate;
  delivered: boolean;
}

/** after so many attempts that did not arrive a letter is sent; working days between two attempts. */
export interface NoticeParameters {
  attemptsBeforeLetter: number;
  retryWorkdays: number;
}

export type NoticeStanding =
  | { standing: 'DELIVERED'; on: CivilDate }
  | { standing: 'TO_TRY'; channel: NoticeChannel; by: CivilDate; provisional: boolean };

/**
 * How it stands with telling a person. It is owed until it is delivered; a letter handed to the post counts as
 * delivered when it is recorded so. The cancellation itself waits for nobody.
 * @param owedOn the day of the cancellation
 * @param attempts in the order in which they were made
 */
export function noticeStanding(
  owedOn: CivilDate,
  attempts: readonly NoticeAttempt[],
  calendar: WorkingDayCalendar,
  { attemptsBeforeLetter, retryWorkdays }: NoticeParameters,
): NoticeStanding {
  const arrived = attempts.find(({ delivered }) => delivered);
  if (arrived) return { standing: 'DELIVERED', on: arrived.on };
  const last = attempts.at(-1);
  if (!last) return { standing: 'TO_TRY', channel: 'SMS', by: owedOn, provisional: false };
  const { date: by, provisional } = addWorkingDays(calendar, last.on, retryWorkdays);
  const channel = attempts.length < attemptsBeforeLetter ? 'PHONE' : 'LETTER';
  return { standing: 'TO_TRY', channel, by, provisional };
}
