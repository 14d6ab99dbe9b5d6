import { FOLLOW_UPS, HOUSEHOLD_NEWS, NOTIFICATIONS, SERVICE_RECORDS } from './records';
import { CASES, REGISTRATIONS } from './standing';
import type { ProjectedTable, StandingTable } from './table';
import { TASKS } from './tasks';

/**
 * Every table that follows from the ledger of a case. Whatever is described here is written with each batch, compared by
 * `npm run verify` and made anew by `npm run rebuild`; nothing else has to be told of a new one.
 */
export const PROJECTED_TABLES: readonly ProjectedTable[] = [
  TASKS,
  SERVICE_RECORDS,
  FOLLOW_UPS,
  NOTIFICATIONS,
  HOUSEHOLD_NEWS,
];

/** Rows that are there from the registration on, and move with the ledger. */
export const STANDING_TABLES: readonly StandingTable[] = [REGISTRATIONS, CASES];
