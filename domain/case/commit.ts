import type { Instant } from '../civil-date';
import type { RulesInForce } from './context';
import type { Decision } from './decide';
import type { Fact } from './facts';
import type { Batch, BatchCause } from './fold';

/** What a case asks of the ledger: to let a decision stand after the facts it knows. */
export interface CommitRequest {
  caseId: string;
  /** The number of facts the decision was made on. */
  afterSeq: number;
  at: Instant;
  /** Staff id, or 'system'. */
  by: string;
  cause: BatchCause;
  /** The rules the decision was made on. */
  rules: { policyVersion: string; calendarVersion: string };
  decision: Decision;
}

/**
 * What the ledger answers. Only this moves a case, never what was decided: it stands in the history, so that a
 * rule changed later changes nothing that has happened, and a retry, a replay and a repeated command agree.
 */
export type CommitResult =
  /** The batches after `afterSeq`, the request's own among them or not yet; and when time next changes the case. */
  | { kind: 'STANDS'; batches: Batch[]; wakeAt?: Instant }
  /** The command stood in the ledger already, before `afterSeq`. */
  | { kind: 'ANSWERED'; facts: Fact[]; version: number }
  | { kind: 'REFUSED'; refusal: Extract<Decision, { refusal: unknown }>['refusal'] }
  /** The rules have changed since: decide again on these. Nothing was written. */
  | { kind: 'RULES'; rules: RulesInForce };
