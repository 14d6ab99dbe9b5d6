import type { LoadedDataConverter } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import type { temporal } from '@temporalio/proto';
import type { LedgerState } from '../activities/ledger-kind';
import type { AnyBatch, CommitResultOf } from '../domain/ledger';

type History = temporal.api.history.v1.IHistory;
type Payloads = temporal.api.common.v1.IPayloads;

/** A batch that a run was told to stand, and after how many facts. */
export interface ToldBatch extends AnyBatch {
  after: number;
}

/**
 * Reads what a run was told to stand, from its history alone. It counts from what it was handed when it began, and
 * from what it read of its ledger whenever it did.
 * @throws when the payloads cannot be decoded with this converter
 */
export async function readRun(history: History, converter: LoadedDataConverter): Promise<ToldBatch[]> {
  const events = history.events ?? [];
  const [input] = await decode(converter, events[0]?.workflowExecutionStartedEventAttributes?.input);
  let seq = (input as { carried?: { state: LedgerState } } | undefined)?.carried?.state.seq ?? 0;
  const batches: ToldBatch[] = [];
  for (const { markerRecordedEventAttributes: marker } of events) {
    const [result] = await decode(converter, marker?.details?.result);
    if (isRead(result)) seq = result.state.seq;
    for (const batch of isStanding(result) ? result.batches : []) {
      batches.push({ ...batch, after: seq });
      seq += batch.facts.length;
    }
  }
  return batches;
}

function decode(converter: LoadedDataConverter, payloads: Payloads | null | undefined): Promise<unknown[]> {
  return decodeArrayFromPayloads(converter, payloads?.payloads);
}

/** Only a commit answers in this form. */
function isStanding(result: unknown): result is Extract<CommitResultOf<AnyBatch, never>, { kind: 'STANDS' }> {
  return isRecord(result) && result['kind'] === 'STANDS' && 'batches' in result;
}

/** Only `loadHousehold` answers in this form. */
function isRead(result: unknown): result is { state: LedgerState } {
  return isRecord(result) && 'state' in result && 'rules' in result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
