import { addDays, type CivilDate } from './civil-date';

/** 行政复议法 (2023) 第二十条: sixty days from the day on which the act became known. A law of the nation. */
export const OBJECTION_DAYS = 60;

/**
 * 异议期: the last civil day on which the person may object to the end of the registration. Internal objection is
 * open at least as long as the law's own remedy, so that nobody who asks us first loses it.
 * @param knownOn the day on which the person was told, or that of the act where telling is not owed
 */
export function objectUntil(knownOn: CivilDate): CivilDate {
  return addDays(knownOn, OBJECTION_DAYS);
}
