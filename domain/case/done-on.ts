import type { CivilDate } from '../civil-date';
import { addWorkingDays } from '../working-days';
import { today } from './context';
import type { Draft } from './draft';
import { refuse } from './refusal';

/**
 * An act lies between the registration and today; what has not happened cannot be recorded. Nor can what lies before
 * the calendar in force, which reaches back to the year before: nobody remembers a visit that long.
 */
export function checkDoneOn(draft: Draft, on: CivilDate, field: string): void {
  if (on > today(draft.context)) refuse('DATE_IN_FUTURE', { field });
  if (on < draft.state.registeredOn) refuse('DATE_BEFORE_REGISTRATION', { field });
  if (on < firstKnownDay(draft)) refuse('DATE_TOO_OLD', { field });
}

/** A day from which working days can be counted: what began before the calendar in force is late from wherever on. */
export function knownDay(draft: Draft, on: CivilDate): CivilDate {
  const first = firstKnownDay(draft);
  return on < first ? first : on;
}

function firstKnownDay({ context }: Draft): CivilDate {
  return `${Math.min(...context.calendar.years.map(({ year }) => year))}-01-01`;
}

/**
 * The date on which an act counts: the day it was done when it was entered within the working days the policy
 * grants, else the day of entry, so that back-dating cannot make a late act look timely.
 */
export function entryDate(draft: Draft, on: CivilDate): CivilDate {
  const { calendar, policy } = draft.context;
  const lastDay = addWorkingDays(calendar, on, policy.parameters.intake.entryWorkdays).date;
  return today(draft.context) <= lastDay ? on : today(draft.context);
}
