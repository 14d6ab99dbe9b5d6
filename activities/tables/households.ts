import type { HouseholdFact } from '../../domain/household-case/facts';
import { belongs, newHousehold, type HouseholdState } from '../../domain/household-case/state';
import { endOfDay } from '../../domain/civil-date';
import {
  bytesText,
  fullRow,
  type ProjectedTable,
  type Row,
  type StandingTable,
  type WrittenBatch,
} from './table';

/** A batch of a household as the tables see it. */
export interface HouseholdBatchWritten extends WrittenBatch {
  householdId: string;
  state: HouseholdState;
  cleared: { seq: number; fact: Extract<HouseholdFact, { kind: 'HouseholdCleared' }> }[];
}

const HOUSEHOLD_COLUMNS = {
  seq: 'int',
  state: 'jsonb',
  head_hash: 'bytea',
  next_due_at: 'timestamptz',
  county_code: 'text',
  open: 'boolean',
  opened_on: 'date',
  target_on: 'date',
  provisional: 'boolean',
  overdue_from: 'timestamptz',
  alarms: 'int',
  members: 'int',
};

/** The household's own row: the fold of its ledger, and what the county's list reads of it. */
export const HOUSEHOLDS: StandingTable<HouseholdBatchWritten> = {
  name: 'households',
  rowOf: 'r.household_id',
  source: 'households t',
  ledgerId: 't.id',
  columns: HOUSEHOLD_COLUMNS,
  stamps: 'updated_at = now()',
  initial: (id) => householdRow(newHousehold(id), new Uint8Array(32), undefined),
  row: ({ state, headHash, wakeAt }) => householdRow(state, headHash, wakeAt),
};

function householdRow(state: HouseholdState, headHash: Uint8Array, wakeAt: string | undefined): Row {
  const { clock } = state;
  return fullRow(HOUSEHOLD_COLUMNS, {
    seq: state.seq,
    state,
    head_hash: bytesText(headHash),
    next_due_at: wakeAt,
    county_code: state.countyCode,
    open: clock !== undefined,
    members: state.members.filter(belongs).length,
    ...(clock && {
      opened_on: clock.openedOn,
      target_on: clock.targetOn,
      provisional: clock.provisional,
      overdue_from: endOfDay(clock.targetOn),
      alarms: clock.alarms,
    }),
  });
}

const CLEARANCE_COLUMNS = { household_id: 'uuid', seq: 'int', case_id: 'uuid' };

/**
 * The outbox to the certified members of a household that was cleared: each has the category looked at again (R-90, X3).
 * Whether the case has been told is not the ledger's to say.
 */
export const HOUSEHOLD_CLEARANCES: ProjectedTable<HouseholdBatchWritten> = {
  name: 'household_clearances',
  key: ['household_id', 'seq', 'case_id'],
  columns: CLEARANCE_COLUMNS,
  changing: [],
  rows: ({ householdId, state, cleared }) =>
    cleared.flatMap(({ seq }) =>
      state.members
        .filter(({ certified }) => certified)
        .map(({ caseId }) => fullRow(CLEARANCE_COLUMNS, { household_id: householdId, seq, case_id: caseId })),
    ),
};
