import type { Fact } from './facts';
import { sortedSet } from './sorted-set';
import type { CaseInput, CaseState } from './state';
import type { Task } from './task';

/** The state of a case before its first fact. */
export function newCase(caseId: string): CaseState {
  return {
    schemaVersion: 1,
    caseId,
    seq: 0,
    version: 0,
    phase: 'NEW',
    registeredOn: '',
    orgCode: '',
    registration: 'ACTIVE',
    level: 'I',
    classes: [],
    hardship: [],
    employment: 'UNEMPLOYED',
    repeated: false,
    tasks: [],
    followUps: { missedInARow: 0, stableHeld: 0, failedAttempts: 0 },
  };
}

/** Folds one fact into the state. Never refuses: what stands in the ledger has happened. */
export function evolve(state: CaseState, fact: Fact): CaseState {
  return apply({ ...state, seq: state.seq + 1 }, fact);
}

function apply(state: CaseState, fact: Fact): CaseState {
  switch (fact.kind) {
    case 'CaseOpened':
      return opened(state, fact.data);
    case 'OwnerAssigned':
      return { ...state, owner: fact.data };
    case 'TaskOpened':
      return { ...state, tasks: [...state.tasks, fact.data.task] };
    case 'TaskRescheduled':
      return changeTask(state, fact.data.task.id, () => fact.data.task);
    case 'TaskEscalated':
      return changeTask(state, fact.data.taskId, ({ nextRung: _fired, ...task }) => ({
        ...task,
        escalatedTo: fact.data.level,
        ...(fact.data.next && { nextRung: fact.data.next }),
      }));
    case 'TaskProgressed':
      return changeTask(state, fact.data.taskId, (task) =>
        progressed(task, fact.data.item, fact.data.reference),
      );
    case 'TaskCompleted':
    case 'TaskWithdrawn':
      return closeTask(state, fact.data.taskId);
    case 'ServiceRecorded':
    case 'PlanAgreed':
    case 'LongTermReached':
    case 'RecordRefreshed':
      return state;
    case 'FollowUpRecorded':
      return followedUp(state, fact.data.on, fact.data.period);
    case 'ContactAttempted':
      return {
        ...state,
        followUps: { ...state.followUps, failedAttempts: state.followUps.failedAttempts + 1 },
      };
    case 'FollowUpMissed':
      return {
        ...closeTask(state, fact.data.taskId),
        followUps: { ...state.followUps, missedInARow: fact.data.inARow },
      };
    case 'HardshipCertified':
      return { ...state, hardship: sortedSet([...state.hardship, fact.data.category]) };
    case 'LevelRaised':
      return { ...state, level: fact.data.to };
    case 'LongTermPlanned':
      return { ...state, longTerm: fact.data };
    case 'EmploymentReported':
      return { ...state, employment: fact.data.employment, followUps: { ...state.followUps, stableHeld: 0 } };
    case 'EndingRequested':
      return { ...state, pendingEnding: fact.data };
    case 'EndingReturned':
      return withoutPendingEnding(state);
    case 'RegistrationCancelled':
      return { ...withoutPendingEnding(state), registration: 'CANCELLED' };
    case 'RegistrationConverted':
      return { ...withoutPendingEnding(state), registration: 'CONVERTED' };
    case 'PersonToBeNotified':
    case 'UnemployedAgain':
      return state;
    case 'CaseClosed':
      return { ...state, phase: 'CLOSED' };
  }
}

function opened(state: CaseState, input: CaseInput): CaseState {
  return {
    ...state,
    phase: 'OPEN',
    registeredOn: input.registeredOn,
    orgCode: input.orgCode,
    classes: sortedSet(input.classes),
    repeated: input.previousCaseId !== undefined,
  };
}

function changeTask(state: CaseState, id: string, change: (task: Task) => Task): CaseState {
  return { ...state, tasks: state.tasks.map((task) => (task.id === id ? change(task) : task)) };
}

function closeTask(state: CaseState, id: string): CaseState {
  return { ...state, tasks: state.tasks.filter((task) => task.id !== id) };
}

function progressed(task: Task, item: string, reference: string): Task {
  if (!task.items) return task;
  const items = task.items.map((entry) =>
    entry.code === item ? { ...entry, done: [...entry.done, reference] } : entry,
  );
  return { ...task, items };
}

/** Any held follow-up ends a run of missed ones; only one of a period in stable employment counts towards the end. */
function followedUp(state: CaseState, on: string, period: string | undefined): CaseState {
  const held = state.employment === 'STABLE' && period !== undefined ? 1 : 0;
  const { stableHeld, lastOn } = state.followUps;
  return {
    ...state,
    followUps: {
      missedInARow: 0,
      failedAttempts: 0,
      stableHeld: stableHeld + held,
      lastOn: lastOn && lastOn > on ? lastOn : on,
    },
  };
}

function withoutPendingEnding({ pendingEnding: _ended, ...state }: CaseState): CaseState {
  return state;
}
