import { allHandlersFinished, condition, log, workflowInfo } from '@temporalio/workflow';

/** A history stays readable, and its replay quick, below this many events; a case needs some 150 a year. */
const EVENTS_A_RUN = 2_000;

/** A run older than a year is archived, and its loop need not be kept for it: 365 days, in milliseconds. */
const LIFE_OF_A_RUN_MS = 365 * 24 * 60 * 60 * 1000;

/** How long a process waits before it repeats an act of time that came to nothing, in milliseconds. */
export const PAUSE_MS = 10 * 60 * 1000;

/** Whether another run should go on. Asked after an act only: who sleeps is not woken to begin a new run. */
export function isLong(): boolean {
  const { historyLength, continueAsNewSuggested, runStartTime } = workflowInfo();
  const age = Date.now() - runStartTime.getTime();
  return historyLength > EVENTS_A_RUN || age > LIFE_OF_A_RUN_MS || continueAsNewSuggested;
}

/** Whether everybody has their answer and nobody waits for one: who came meanwhile is served by this run. */
export async function isQuiet(inbox: { readonly isEmpty: boolean }): Promise<boolean> {
  await condition(() => allHandlersFinished() || !inbox.isEmpty);
  return inbox.isEmpty;
}

/**
 * A rule that breaks on what it was given must stop neither the process nor its other acts, and must ask the ledger as
 * a rule that works would: else a mended rule could not replay this history.
 */
export function orElse<Decision>(fallback: Decision, decideIt: () => Decision): Decision {
  try {
    return decideIt();
  } catch (error) {
    log.error('a rule broke', { error });
    return fallback;
  }
}
