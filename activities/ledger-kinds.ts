import { newCase } from '../domain/case/evolve';
import type { Batch } from '../domain/case/fold';
import { listingOf } from '../domain/case/listing';
import { presentState } from '../domain/case/schema';
import type { CaseState } from '../domain/case/state';
import { nextWake } from '../domain/case/wake';
import { nextHouseholdWake } from '../domain/household-case/decide';
import { foldHouseholdBatch, type HouseholdBatch } from '../domain/household-case/facts';
import { isOver, newHousehold, type HouseholdState } from '../domain/household-case/state';
import type { LedgerKind } from './ledger-kind';
import { project } from './projection';
import { PROJECTED_TABLES, STANDING_TABLES } from './tables';
import { HOUSEHOLD_CLEARANCES, HOUSEHOLDS, type HouseholdBatchWritten } from './tables/households';
import type { ProjectedBatch } from './tables/table';

export const CASE_LEDGERS: LedgerKind<CaseState, Batch> = {
  facts: 'facts',
  heads: 'cases',
  column: 'case_id',
  answersAgain: 'COMMAND',
  projected: PROJECTED_TABLES,
  standing: STANDING_TABLES,
  named: (caseId) => ({ caseId }),
  present: presentState,
  empty: newCase,
  project(before, batch, { id: caseId, at, by }) {
    const projection = project(before, batch);
    const { state } = projection;
    const wakeAt = nextWake(state, at);
    return {
      state,
      wakeAt,
      written: (headHash): ProjectedBatch => ({ caseId, at, by, headHash, wakeAt, projection }),
    };
  },
  nextWake,
  listing: listingOf,
  isOver: ({ phase }) => phase === 'CLOSED',
};

export const HOUSEHOLD_LEDGERS: LedgerKind<HouseholdState, HouseholdBatch> = {
  facts: 'household_facts',
  heads: 'households',
  column: 'household_id',
  answersAgain: 'MEMBER',
  projected: [HOUSEHOLD_CLEARANCES],
  standing: [HOUSEHOLDS],
  named: (householdId) => ({ householdId }),
  admit: (id) => ({
    text: `INSERT INTO households (id, head_hash, state) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING`,
    values: [id, Buffer.alloc(32), newHousehold(id)],
  }),
  empty: newHousehold,
  project(before, batch, { id: householdId, at, by }) {
    const state = foldHouseholdBatch(before, batch);
    const wakeAt = nextHouseholdWake(state, at);
    const cleared: HouseholdBatchWritten['cleared'] = batch.facts.flatMap((fact, index) =>
      fact.kind === 'HouseholdCleared' ? [{ seq: before.seq + index + 1, fact }] : [],
    );
    return {
      state,
      wakeAt,
      written: (headHash): HouseholdBatchWritten => ({
        householdId,
        at,
        by,
        headHash,
        wakeAt,
        state,
        cleared,
      }),
    };
  },
  nextWake: nextHouseholdWake,
  isOver,
};

/** Every ledger there is: what is sealed, verified and rebuilt goes through all of them. */
export const LEDGER_KINDS: readonly LedgerKind[] = [CASE_LEDGERS, HOUSEHOLD_LEDGERS];
