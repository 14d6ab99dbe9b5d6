import type { CivilDate } from '../civil-date';
import type { OrgLevel } from '../organisation';
import type { NextRung, Task } from './task';

/** What happens to duties, whichever concern they belong to. */
export interface TaskFacts {
  TaskOpened: { task: Task };
  /**
   * A task has other dates: counted again on a newly published calendar, put off for a reason outside who owes it, or
   * looked at and to be looked at again.
   */
  TaskRescheduled: { task: Task };
  /** The ladder in force has another next rung for it, or none; its dates stay. */
  RungMoved: { taskId: string; next?: NextRung };
  TaskEscalated: { taskId: string; level: OrgLevel; next?: NextRung };
  /** More is to be asked or told under the same date. */
  TaskExtended: { taskId: string; references: string[] };
  TaskProgressed: { taskId: string; item: string; reference: string };
  TaskCompleted: { taskId: string; doneOn: CivilDate; late: boolean };
  /** The reason for the task is gone; nobody failed to do it. */
  TaskWithdrawn: { taskId: string; reason: WithdrawalReason };
}

/** `SUPERSEDED`: another task of its kind has taken its place. `ENTRY_CORRECTED`: what it followed from did not happen. */
export type WithdrawalReason =
  | 'UNEMPLOYMENT_ENDED'
  | 'CADENCE_CHANGED'
  | 'CASE_CLOSED'
  | 'SUPERSEDED'
  | 'ENTRY_CORRECTED'
  | 'LEVEL_LOWERED'
  | 'CONTACT_REGAINED'
  | 'NOT_CONFIRMED'
  | 'WISHES_CHANGED';
