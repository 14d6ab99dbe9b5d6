import type { BatchActivities } from '../activities';

/** Wire names, literal and permanent. */
export const BATCH_WORKFLOW = 'batchWorkflow';
export const GET_PROGRESS_QUERY = 'getProgress';
export const LOOK_AGAIN_SIGNAL = 'lookAgain';

/** What a batch does, by the name of the activity that does a page of it. */
export type BatchWork = keyof BatchActivities;

/** A handover's batch: one an order, however often it is asked for. */
export function handoverWorkflowId(handoverId: string): string {
  return `handover-${handoverId}`;
}

/** How far a batch is. What of it is left to do stands in Postgres, so that nothing else has to be carried. */
export interface BatchProgress {
  pages: number;
  done: number;
  failed: number;
}

export interface BatchInput {
  work: BatchWork;
  /** Which one, where there are several of a kind. */
  subject?: string;
  progress?: BatchProgress;
}
