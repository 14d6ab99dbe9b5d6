/** What one page of a batch came to. */
export interface BatchPage {
  done: number;
  /** What could not be done and is tried again, or stands as a row with its reason. */
  failed: number;
  /** Whether another page follows. */
  more: boolean;
  /** What the batch's history is to keep of it. */
  note?: string;
  /** How long the next page waits, in milliseconds: work that is spread over a window, or tried again later. */
  pauseMs?: number;
}
