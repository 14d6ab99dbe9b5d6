import type { RulesInForce } from './case/context';
import type { CaseListing } from './case/listing';
import type { Instant } from './civil-date';

/** Why facts were decided: an act from outside, or time itself. */
export interface Cause<K extends string = string> {
  kind: K;
  id: string;
  /** Of an act: tells a repeated one from another under the same id. Empty otherwise. */
  digest: string;
}

/** A fact of any ledger: what happened, under which clauses. */
export interface AnyFact {
  kind: string;
  clauses: readonly string[];
  data: unknown;
}

/** Facts of any ledger that were decided and committed together, for one cause. */
export interface AnyBatch {
  cause: Cause;
  facts: AnyFact[];
}

/** What is asked of a ledger: to let a decision stand after the facts that are known. */
export interface CommitRequestOf<B extends AnyBatch, D> {
  /** The number of facts the decision was made on. */
  afterSeq: number;
  at: Instant;
  /** How often the act was answered CLOCK already; absent when never. */
  belated?: number;
  /** Staff id, or 'system'. */
  by: string;
  cause: B['cause'];
  /** The rules the decision was made on. */
  rules: { policyVersion: string; calendarVersion: string };
  decision: D;
}

/**
 * What a ledger answers. Only this moves a process, never what was decided: it stands in the history, so that a
 * rule changed later changes nothing that has happened, and a retry, a replay and a repeated act agree.
 */
export type CommitResultOf<B extends AnyBatch, R> =
  /**
   * The batches after `afterSeq`, the request's own among them or not yet; when time next changes something; and how a
   * case is listed from now on. Answers in histories from before cases were listed have no listing.
   */
  | { kind: 'STANDS'; batches: B[]; wakeAt?: Instant; listing?: CaseListing }
  /** The act stood in the ledger already, before `afterSeq`. */
  | { kind: 'ANSWERED'; facts: B['facts']; version: number }
  | { kind: 'REFUSED'; refusal: R }
  /** The rules have changed since: decide again on these. Nothing was written. */
  | { kind: 'RULES'; rules: RulesInForce }
  /** The act was decided at an instant long past: decide again at the present one. Nothing was written. */
  | { kind: 'CLOCK' };

/** Type of the failure of a process that knows more than the ledger: the database was put back to an older moment. */
export const LEDGER_BEHIND_FAILURE = 'LEDGER_BEHIND';
