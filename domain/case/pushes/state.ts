import type { DeclineReason } from '../../push-result';

/** A vacancy that came to nothing: not hired, or declined for a reason that the next push heeds. */
export interface FailedAttempt {
  reference: string;
  reason?: DeclineReason;
}
