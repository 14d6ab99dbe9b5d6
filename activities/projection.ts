import { evolve } from '../domain/case/evolve';
import { foldBatch, type Batch } from '../domain/case/fold';
import type { Fact, FactOf } from '../domain/case/facts';
import { householdNews, type HouseholdNews } from '../domain/case/household/news';
import type { CaseState } from '../domain/case/state';
import type { Task } from '../domain/case/task';

/** A row of the table of tasks, without what every row of a case shares. */
export interface TaskRow {
  task: Task;
  status: 'OPEN' | 'DONE' | 'MISSED' | 'WITHDRAWN';
  late: boolean;
  closed: boolean;
}

/** What a batch changes in the tables that people read: a pure function of the state before and the facts. */
export interface Projection {
  state: CaseState;
  tasks: TaskRow[];
  services: { seq: number; fact: FactOf<'ServiceRecorded'> }[];
  followUps: { seq: number; fact: FactOf<'FollowUpRecorded'> | FactOf<'ContactAttempted'> }[];
  notifications: { seq: number; fact: FactOf<'PersonToBeNotified'> }[];
  /** What the household of the person is to hear. */
  householdNews: HouseholdNews[];
  /** The last fact that moved the registration. */
  registration?:
    FactOf<'RegistrationCancelled'> | FactOf<'RegistrationConverted'> | FactOf<'RegistrationRestored'>;
}

/** Projects one batch on a case's state. */
export function project(before: CaseState, batch: Batch): Projection {
  const state = foldBatch(before, batch);
  const projection: Projection = {
    state,
    tasks: projectTasks(before, batch.facts),
    services: [],
    followUps: [],
    notifications: [],
    householdNews: householdNews(before, state, batch.facts),
  };
  batch.facts.forEach((fact, index) => place(projection, fact, before.seq + index + 1));
  return projection;
}

function place(projection: Projection, fact: Fact, seq: number): void {
  if (fact.kind === 'ServiceRecorded') projection.services.push({ seq, fact });
  if (fact.kind === 'FollowUpRecorded' || fact.kind === 'ContactAttempted')
    projection.followUps.push({ seq, fact });
  if (fact.kind === 'PersonToBeNotified') projection.notifications.push({ seq, fact });
  if (
    fact.kind === 'RegistrationCancelled' ||
    fact.kind === 'RegistrationConverted' ||
    fact.kind === 'RegistrationRestored'
  ) {
    projection.registration = fact;
  }
}

/** Each touched task as it stands at the end of the batch; a change of owner touches all that are open. */
function projectTasks(before: CaseState, facts: readonly Fact[]): TaskRow[] {
  const rows = new Map<string, TaskRow>();
  let state = before;
  for (const fact of facts) {
    const after = evolve(state, fact);
    for (const task of touched(state, after, fact)) rows.set(task.id, { task, ...OPEN });
    const closed = closedBy(fact);
    const task = closed && state.tasks.find(({ id }) => id === closed.taskId);
    if (closed && task) rows.set(task.id, { task, status: closed.status, late: closed.late, closed: true });
    state = after;
  }
  return [...rows.values()];
}

const OPEN = { status: 'OPEN', late: false, closed: false } as const;

function touched(before: CaseState, after: CaseState, fact: Fact): Task[] {
  if (fact.kind === 'OwnerAssigned') return after.tasks;
  return after.tasks.filter((task) => !before.tasks.includes(task));
}

function closedBy(fact: Fact): { taskId: string; status: TaskRow['status']; late: boolean } | undefined {
  if (fact.kind === 'TaskCompleted')
    return { taskId: fact.data.taskId, status: 'DONE', late: fact.data.late };
  if (fact.kind === 'FollowUpMissed') return { taskId: fact.data.taskId, status: 'MISSED', late: true };
  if (fact.kind === 'TaskWithdrawn') return { taskId: fact.data.taskId, status: 'WITHDRAWN', late: false };
  return undefined;
}
