import type { CivilDate } from '../civil-date';

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

/** Which of the numbers that the person has left was called; the number itself stays with their particulars. */
export const CALLED_NUMBERS = {
  REGISTERED: '登记号码',
  OTHER_1: '其他号码一',
  OTHER_2: '其他号码二',
  OTHER_3: '其他号码三',
} as const;
export type CalledNumber = keyof typeof CALLED_NUMBERS;

/** A call that reached nobody; the hour is 0–23 in Asia/Shanghai. */
export interface FailedCall {
  hour: number;
  number: CalledNumber;
  /** How many numbers the person has left; with a single one another hour is enough. */
  knownNumbers: number;
}

export const VISITORS = ['COMMUNITY', 'SUBDISTRICT'] as const;
export type Visitor = (typeof VISITORS)[number];

/** An attempt that reached nobody; a comparison is one as well. */
export type Attempt =
  ({ kind: 'CALL' } & FailedCall) | { kind: 'VISIT'; by: Visitor } | { kind: 'COMPARISON' };

/** A search: the call it began with, and the day on which each step was first taken, in any order. */
export interface Search {
  first: FailedCall & { on: CivilDate };
  steps: Partial<Record<SearchStep, CivilDate>>;
  /** The comparison knows of the person at work, drawing a pension or dead, and nobody has dismissed that. */
  traced?: true;
}

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
  | { standing: 'SEARCHED'; done: SearchStep[]; next: SearchStep }
  | { standing: 'TRACED'; on: CivilDate }
  | { standing: 'LOST'; since: CivilDate };

/** How it stands with contact to a person: no search means that nothing is known against it. */
export function contactStanding(search: Search | undefined): ContactStanding {
  if (!search) return { standing: 'IN_CONTACT' };
  const { first, steps, traced } = search;
  if (traced) return { standing: 'TRACED', on: steps.COMPARISON ?? first.on };
  const done = STEPS.filter((step) => steps[step] !== undefined);
  const next = STEPS.find((step) => steps[step] === undefined);
  return next ? { standing: 'SEARCHED', done, next } : { standing: 'LOST', since: lastStepOn(search) };
}

/** The step that an attempt takes in a search, or undefined where it repeats what was tried. */
export function stepTaken(
  search: Search,
  attempt: Attempt,
  parameters: Pick<LostContactParameters, 'hoursApart'>,
): SearchStep | undefined {
  const step = stepOf(search.first, attempt, parameters);
  return step && search.steps[step] === undefined ? step : undefined;
}

/** The kind of step that an attempt is, whether or not it was taken before; undefined for the first call over again. */
export function stepOf(
  first: FailedCall,
  attempt: Attempt,
  { hoursApart }: Pick<LostContactParameters, 'hoursApart'>,
): SearchStep | undefined {
  switch (attempt.kind) {
    case 'CALL': {
      const isOtherHour = Math.abs(attempt.hour - first.hour) >= hoursApart;
      const hasOneNumber = Math.max(first.knownNumbers, attempt.knownNumbers) < 2;
      const isOther = isOtherHour && (hasOneNumber || attempt.number !== first.number);
      return isOther ? 'OTHER_NUMBER' : undefined;
    }
    case 'VISIT':
      return attempt.by === 'COMMUNITY' ? 'COMMUNITY_VISIT' : 'SUBDISTRICT_VISIT';
    case 'COMPARISON':
      return 'COMPARISON';
  }
}

function lastStepOn({ first, steps }: Search): CivilDate {
  return Object.values(steps).reduce((a, b) => (a > b ? a : b), first.on);
}
