import type { LoadedDataConverter } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import type { temporal } from '@temporalio/proto';
import type { CommitResult } from '../domain/case/commit';
import type { Batch } from '../domain/case/fold';
import type { CaseState } from '../domain/case/state';

type History = temporal.api.history.v1.IHistory;
type Payloads = temporal.api.common.v1.IPayloads;

/** What a run of a case knew when it began, and the batches that its ledger answered, in their order. */
export interface RunOfCase {
  /** The number of facts before the run's first batch. */
  seq: number;
  batches: Batch[];
}

/**
 * Reads what a case's run was told to stand, from its history alone.
 * @throws when the payloads cannot be decoded with this converter
 */
export async function readRun(history: History, converter: LoadedDataConverter): Promise<RunOfCase> {
  const events = history.events ?? [];
  const [input] = await decode(converter, events[0]?.workflowExecutionStartedEventAttributes?.input);
  const carried = (input as { carried?: { state: CaseState } } | undefined)?.carried;
  const batches: Batch[] = [];
  for (const { markerRecordedEventAttributes: marker } of events) {
    const [result] = await decode(converter, marker?.details?.result);
    if (isStanding(result)) batches.push(...result.batches);
  }
  return { seq: carried?.state.seq ?? 0, batches };
}

function decode(converter: LoadedDataConverter, payloads: Payloads | null | undefined): Promise<unknown[]> {
  return decodeArrayFromPayloads(converter, payloads?.payloads);
}

/** Only `commitFacts` answers in this form. */
function isStanding(result: unknown): result is Extract<CommitResult, { kind: 'STANDS' }> {
  return (
    typeof result === 'object' &&
    result !== null &&
    'kind' in result &&
    result.kind === 'STANDS' &&
    'batches' in result
  );
}
