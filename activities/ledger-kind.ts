import type { QueryConfig } from 'pg';
import type { CaseListing } from '../domain/case/listing';
import type { AnyBatch } from '../domain/ledger';
import type { ProjectedTable, StandingTable, WrittenBatch } from './tables/table';
import type { LedgerColumn } from './tables/sql';

/** What every state folded from a ledger knows: how many facts that were. */
export interface LedgerState {
  seq: number;
}

/** How a batch was written: what its tables are told beside the facts. */
export interface Writing {
  id: string;
  at: string;
  by: string;
}

/** The state after a batch, and when time next changes it. */
export interface Projected<State> {
  state: State;
  wakeAt: string | undefined;
  /** The batch as the tables see it, once its last fact's hash is known. */
  written(headHash: Uint8Array): WrittenBatch;
}

/**
 * A kind of ledger (台账), a case's or a household's: where its facts stand, how they are folded, and which tables follow
 * from them. Whatever is described here is committed, sealed, verified and rebuilt alike.
 */
export interface LedgerKind<State extends LedgerState = LedgerState, B extends AnyBatch = AnyBatch> {
  facts: 'facts' | 'household_facts';
  /** One row a ledger, with its `seq`, `state` and `head_hash`; locked by every commit. */
  heads: 'cases' | 'households';
  column: LedgerColumn;
  /** Causes that come from outside and may come twice: then the first answer stands. */
  answersAgain: B['cause']['kind'];
  projected: readonly ProjectedTable<WrittenBatch>[];
  standing: readonly StandingTable<WrittenBatch>[];
  /** How the hash of a fact, and a difference that was found, name it. */
  named(this: void, id: string): { caseId: string } | { householdId: string };
  /** Makes room for a ledger before its first fact, where nothing else has. */
  admit?(this: void, id: string): QueryConfig;
  /** A stored state in the shape of this build; left out where there was never another. */
  present?(this: void, stored: State): State;
  /** The state before the first fact. */
  empty(id: string): State;
  project(before: State, batch: B, writing: Writing): Projected<State>;
  nextWake(state: State, at: string): string | undefined;
  /** How its process is found on the engine, where it is to be. */
  listing?(state: State, at: string): CaseListing;
  /** Whether nothing waits for time or for an act any more: no process need run. */
  isOver(state: State): boolean;
}
