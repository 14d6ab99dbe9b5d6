import type { CivilDate } from '../civil-date';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';

/**
 * 失联 (R-64, Q10): all that is tried before a record may say that contact is lost: another number at another hour,
 * a visit of the community, a data comparison, a visit of the subdistrict.
 */
export const SEARCH_STEPS = {
  OTHER_NUMBER: '换号码、换时段电话联系',
  COMMUNITY_VISIT: '社区(村)走访',
  COMPARISON: '数据比对',
  SUBDISTRICT_VISIT: '街道(乡镇)走访',
} as const;
export type SearchStep = keyof typeof SEARCH_STEPS;
const STEPS = Object.keys(SEARCH_STEPS) as SearchStep[];

/** One attempt. A number is an opaque id; the hour is 0–23 in Asia/Shanghai. */
export type Attempt =
  | { kind: 'CALL'; on: CivilDate; hour: number; numberId: string; reached: boolean }
  | { kind: 'VISIT'; on: CivilDate; by: 'COMMUNITY' | 'SUBDISTRICT'; reached: boolean }
  /** `found`: it knows of the person at work, drawing a pension or dead, and nobody has dismissed that. */
  | { kind: 'COMPARISON'; on: CivilDate; found: boolean };

/** Q10: within how many working days of the one before a step is taken, and how far apart two hours are. */
export interface LostContactParameters {
  stepWorkdays: Readonly<Record<SearchStep, number>>;
  hoursApart: number;
}

/**
 * TRACED: a comparison knows of the person; that is verified. LOST is a mark on the record and nothing else: it
 * ends no registration and no follow-up, and goes away with the next contact.
 */
export type ContactStanding =
  | { standing: 'IN_CONTACT' }
  | { standing: 'SEARCHED'; done: SearchStep[]; next: SearchStep; dueOn: CivilDate; provisional: boolean }
  | { standing: 'TRACED'; on: CivilDate }
  | { standing: 'LOST'; since: CivilDate };

/**
 * How it stands with contact to a person. A search begins with the first call that reached nobody; its steps may
 * be taken in any order.
 * @param attempts in the order in which they were made
 * @param knownNumbers how many numbers the person has left; with a single one another hour is enough
 */
export function contactStanding(
  attempts: readonly Attempt[],
  knownNumbers: number,
  calendar: WorkingDayCalendar,
  { stepWorkdays, hoursApart }: LostContactParameters,
): ContactStanding {
  const [first, ...search] = currentSearch(attempts);
  if (first?.kind !== 'CALL') return { standing: 'IN_CONTACT' };
  const trace = search.find((attempt) => attempt.kind === 'COMPARISON' && attempt.found);
  if (trace) return { standing: 'TRACED', on: trace.on };
  const isOtherCall = (attempt: Attempt) =>
    attempt.kind === 'CALL' &&
    Math.abs(attempt.hour - first.hour) >= hoursApart &&
    (knownNumbers < 2 || attempt.numberId !== first.numberId);
  const takenOn = (step: SearchStep) => search.find((attempt) => isStep(step, attempt, isOtherCall))?.on;
  const done = STEPS.filter((step) => takenOn(step) !== undefined);
  const lastOn = [first.on, ...done.map((step) => takenOn(step) ?? first.on)].reduce(later);
  const next = STEPS.find((step) => !done.includes(step));
  if (!next) return { standing: 'LOST', since: lastOn };
  const { date: dueOn, provisional } = addWorkingDays(calendar, lastOn, stepWorkdays[next]);
  return { standing: 'SEARCHED', done, next, dueOn, provisional };
}

/** From the first call that reached nobody after the last contact. */
function currentSearch(attempts: readonly Attempt[]): readonly Attempt[] {
  const last = attempts.findLastIndex((attempt) => attempt.kind !== 'COMPARISON' && attempt.reached);
  const since = attempts.slice(last + 1);
  const first = since.findIndex(({ kind }) => kind === 'CALL');
  return first < 0 ? [] : since.slice(first);
}

function isStep(step: SearchStep, attempt: Attempt, isOtherCall: (attempt: Attempt) => boolean): boolean {
  switch (step) {
    case 'OTHER_NUMBER':
      return isOtherCall(attempt);
    case 'COMMUNITY_VISIT':
      return attempt.kind === 'VISIT' && attempt.by === 'COMMUNITY';
    case 'COMPARISON':
      return attempt.kind === 'COMPARISON';
    case 'SUBDISTRICT_VISIT':
      return attempt.kind === 'VISIT' && attempt.by === 'SUBDISTRICT';
  }
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
