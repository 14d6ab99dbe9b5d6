import type { Priority } from '@temporalio/common';
import type { Occasion } from '../activities';

/** 1 comes first and 5 last; what says nothing is 3. */
const PRIORITY_KEYS = { PERSON: 2, BATCH: 4 } as const satisfies Record<Occasion, number>;

/**
 * When it is a case's turn while more waits than the workers can do: what a person waits for before what many began at
 * once, and within that the counties by turns. Holds for all that the case does until it ends.
 */
export function turnOf(county: string, occasion: Occasion): Priority {
  return { priorityKey: PRIORITY_KEYS[occasion], fairnessKey: county };
}
