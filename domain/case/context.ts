import type { Instant } from '../civil-date';
import { civilDateOf } from '../civil-date';
import type { PolicyVersion } from '../policy/parameters';
import type { WorkingDayCalendar } from '../working-days';

/**
 * What a decision rests on besides the case itself: the policy in force and the working-day calendar.
 * Read by an activity, so that it stands in the case's history and no rule depends on when code was released.
 */
export interface RulesInForce {
  policy: PolicyVersion;
  calendar: WorkingDayCalendar;
}

/** The rules in force, and the instant at which is decided. */
export interface DecisionContext extends RulesInForce {
  at: Instant;
}

/** The civil day of the decision. */
export function today(context: DecisionContext): string {
  return civilDateOf(context.at);
}
