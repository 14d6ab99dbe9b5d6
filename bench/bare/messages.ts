export const BARE_TASK_QUEUE = 'bare';
export const BARE_WORKFLOW = 'bareWorkflow';
export const ACT_UPDATE = 'act';

export interface BareInput {
  /** When to wake once, in milliseconds since the epoch; a year from now unless told. */
  wakeAt?: number;
}
