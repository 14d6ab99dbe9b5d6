import type { CivilDate } from '../civil-date';
import type { OrgLevel } from '../organisation';
import type { NextRung, Task } from './task';

/** What happens to duties, whichever concern they belong to. */
export interface TaskFacts {
  TaskOpened: { task: Task };
  /** A task's dates were computed again on a newly published calendar (calendar.md: never earlier than announced). */
  TaskRescheduled: { task: Task };
  TaskEscalated: { taskId: string; level: OrgLevel; next?: NextRung };
  TaskProgressed: { taskId: string; item: string; reference: string };
  TaskCompleted: { taskId: string; doneOn: CivilDate; late: boolean };
  /** The reason for the task is gone; nobody failed to do it. */
  TaskWithdrawn: { taskId: string; reason: 'UNEMPLOYMENT_ENDED' | 'CADENCE_CHANGED' | 'CASE_CLOSED' };
}
