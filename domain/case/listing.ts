import type { Instant } from '../civil-date';
import { standingOf } from '../overdue';
import { isHelped, type CaseState, type Employment } from './state';

/** By what a case is found among all that run (检索属性): codes and instants only, for these are encrypted nowhere. */
export interface CaseListing {
  /** Code of the county, or of the city where the city registered. */
  county: string;
  /** Code of the organisation where the person registered, mostly a community. */
  community: string;
  stage: 'STARTING' | Employment | 'ENDED' | 'CLOSED';
  level: CaseState['level'];
  /** When the first of the tasks becomes overdue, or became so. */
  nextDue?: Instant;
  /** Whether a task was overdue when the case was looked at last. */
  overdue: boolean;
}

const COUNTY_CODE_LENGTH = 6;

/**
 * How a case is listed.
 * @param now instant at which "overdue" is asked
 */
export function listingOf(state: CaseState, now: Instant): CaseListing {
  const { orgCode, level, tasks } = state;
  const [nextDue] = tasks.map(({ overdueFrom }) => overdueFrom).sort();
  return {
    county: countyOf(orgCode),
    community: orgCode,
    stage: stageOf(state),
    level,
    ...(nextDue !== undefined && { nextDue }),
    overdue: tasks.some((task) => standingOf(task, now) === 'OVERDUE'),
  };
}

/** The county in whose name a case waits for its turn. */
export function countyOf(orgCode: string): string {
  return orgCode.slice(0, COUNTY_CODE_LENGTH);
}

function stageOf(state: CaseState): CaseListing['stage'] {
  if (state.phase === 'NEW') return 'STARTING';
  if (state.phase === 'CLOSED') return 'CLOSED';
  return isHelped(state) ? state.employment : 'ENDED';
}
