import { addMonths, type CivilDate } from '../civil-date';
import type { OrgLevel } from '../organisation';

/** 就业过程中的困难和问题: one that somebody follows until it is solved. Its words lie with the particulars. */
export interface Problem {
  id: string;
  openedOn: CivilDate;
  /** Asked about with the person for the last time. */
  lookedAtOn?: CivilDate;
  solvedOn?: CivilDate;
}

/** calendar months between two looks, and after which the subdistrict takes part. */
export interface ProblemParameters {
  trackMonths: number;
  escalateMonths: number;
}

export type ProblemStanding =
  { standing: 'SOLVED' } | { standing: 'OPEN'; level: OrgLevel; isToBeAsked: boolean };

/**
 * How it stands with a problem on a day: asked about every month, in sight of the subdistrict once it has been
 * open for two. The corresponding day counts.
 */
export function problemStanding(
  { openedOn, lookedAtOn, solvedOn }: Problem,
  asOf: CivilDate,
  { trackMonths, escalateMonths }: ProblemParameters,
): ProblemStanding {
  if (solvedOn !== undefined && solvedOn <= asOf) return { standing: 'SOLVED' };
  return {
    standing: 'OPEN',
    level: addMonths(openedOn, escalateMonths) <= asOf ? 'SUBDISTRICT' : 'COMMUNITY',
    isToBeAsked: addMonths(lookedAtOn ?? openedOn, trackMonths) <= asOf,
  };
}
