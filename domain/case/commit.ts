import type { CommitRequestOf, CommitResultOf } from '../ledger';
import type { Decision } from './decide';
import type { Batch } from './fold';
import type { Refusal } from './refusal';

/** What a case asks of its ledger. */
export interface CommitRequest extends CommitRequestOf<Batch, Decision> {
  caseId: string;
}

/** What a case's ledger answers. */
export type CommitResult = CommitResultOf<Batch, Refusal>;
