import { createHash } from 'node:crypto';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleHandle,
  type ScheduleSpec,
} from '@temporalio/client';
import { onceAble } from '../temporal/not-yet';
import type { batchWorkflow } from '../workflows';
import { BATCH_WORKFLOW, type BatchWork } from '../workflows/batch-messages';
import { BATCH_TASK_QUEUE } from '../workflows/messages';

/** A schedule: what is done when. Its id is what an operator sees, pauses and triggers; permanent. */
export interface ScheduleEntry {
  id: string;
  work: BatchWork;
  subject?: string;
  spec: ScheduleSpec;
  /** How late a missed start is made up for. One run does the work of all that were missed. */
  catchupWindow: '10 minutes' | '1 hour' | '1 day';
}

/** Every day at an hour and a minute in Shanghai. */
const daily = (hour: number, minute: number): ScheduleSpec => ({ calendars: [{ hour, minute }] });

const every = (interval: '10 minutes' | '1 hour'): ScheduleSpec => ({ intervals: [{ every: interval }] });

/**
 * Everything that happens by the clock and not because of one case. Each finds its work in Postgres, so a start that
 * was missed is made up for by the next, and a start in vain costs one small workflow: what has to be quick is pushed
 * besides (worker/relays.ts), and these are the sweep behind it.
 */
export const SCHEDULES: readonly ScheduleEntry[] = [
  {
    id: 'relay-start-requests',
    work: 'relayStartRequests',
    spec: every('10 minutes'),
    catchupWindow: '10 minutes',
  },
  {
    id: 'relay-households',
    work: 'relayHouseholds',
    spec: every('10 minutes'),
    catchupWindow: '10 minutes',
  },
  { id: 'tend-households', work: 'tendHouseholds', spec: every('1 hour'), catchupWindow: '1 hour' },
  { id: 'seal-day', work: 'sealDay', spec: daily(0, 30), catchupWindow: '1 day' },
  { id: 'archive-histories', work: 'archiveHistories', spec: daily(1, 0), catchupWindow: '1 day' },
  { id: 'hand-over', work: 'handOver', spec: every('10 minutes'), catchupWindow: '10 minutes' },
  { id: 'announce-rules', work: 'announceRules', spec: every('1 hour'), catchupWindow: '1 hour' },
  {
    id: 'deliver-notifications',
    work: 'deliverNotifications',
    spec: every('10 minutes'),
    catchupWindow: '10 minutes',
  },
  { id: 'daily-digest', work: 'sendDigests', spec: daily(8, 0), catchupWindow: '1 hour' },
  { id: 'retention', work: 'retain', spec: daily(2, 0), catchupWindow: '1 day' },
  {
    id: 'reconcile-changed',
    work: 'reconcile',
    subject: 'CHANGED',
    spec: every('1 hour'),
    catchupWindow: '1 hour',
  },
  {
    id: 'reconcile-all',
    work: 'reconcile',
    subject: 'ALL',
    spec: daily(3, 30),
    catchupWindow: '1 day',
  },
];

/**
 * Creates what is missing and updates what was defined otherwise; what an operator paused stays paused.
 * @throws what the engine answers when it has not become able to within a minute
 */
export async function ensureSchedules(client: Client, entries = SCHEDULES): Promise<void> {
  await Promise.all(entries.map((entry) => onceAble(() => ensureSchedule(client, entry))));
}

async function ensureSchedule(client: Client, entry: ScheduleEntry): Promise<void> {
  const { definition, ...options } = optionsOf(entry);
  try {
    await client.schedule.create({ scheduleId: entry.id, ...options });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await update(client.schedule.getHandle(entry.id), entry, definition);
  }
}

/** Leaves an unchanged schedule alone: an update would overwrite whoever pauses it at that moment. */
async function update(handle: ScheduleHandle, entry: ScheduleEntry, definition: string): Promise<void> {
  const { action } = await handle.describe();
  if (action.memo?.['definition'] === definition) return;
  const { definition: _definition, ...options } = optionsOf(entry);
  await handle.update<typeof batchWorkflow>(({ state: { paused, note } }) => ({
    ...options,
    state: { paused, ...(note !== undefined && { note }) },
  }));
}

function optionsOf(entry: ScheduleEntry) {
  const { id, work, subject, spec, catchupWindow } = entry;
  const definition = createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16);
  return {
    definition,
    spec: { ...spec, timezone: 'Asia/Shanghai' },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow },
    action: {
      type: 'startWorkflow' as const,
      workflowType: BATCH_WORKFLOW,
      workflowId: id,
      taskQueue: BATCH_TASK_QUEUE,
      args: [{ work, ...(subject !== undefined && { subject }) }] as Parameters<typeof batchWorkflow>,
      memo: { definition },
    },
  };
}
