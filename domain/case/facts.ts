import type { CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';
import type { CancellationGround } from '../endings';
import type { HardshipCategory } from '../hardship/categories';
import type { OrgLevel } from '../organisation';
import type { ServiceAnswer } from '../policy/parameters';
import type { CaseInput, Employment, PendingEnding } from './state';
import type { NextRung, Task } from './task';

/** What happened to a case, by kind. Plain JSON: codes, dates and ids only; never a name, number or free text. */
export interface FactData {
  /** The case begins with its registration. */
  CaseOpened: CaseInput;
  OwnerAssigned: { orgCode: string; staffId?: string };
  TaskOpened: { task: Task };
  /** A task's dates were computed again on a newly published calendar (calendar.md: never earlier than announced). */
  TaskRescheduled: { task: Task };
  TaskEscalated: { taskId: string; level: OrgLevel; next?: NextRung };
  TaskProgressed: { taskId: string; item: string; reference: string };
  TaskCompleted: { taskId: string; doneOn: CivilDate; late: boolean };
  /** The reason for the task is gone; nobody failed to do it. */
  TaskWithdrawn: { taskId: string; reason: 'UNEMPLOYMENT_ENDED' | 'CADENCE_CHANGED' | 'CASE_CLOSED' };
  ServiceRecorded: {
    item: string;
    answer: ServiceAnswer;
    on: CivilDate;
    reference?: string;
    fitReason?: string;
    noteId?: string;
  };
  FollowUpRecorded: {
    on: CivilDate;
    channel: ContactChannel;
    period?: string;
    findings: FollowUpFindings;
    noteId?: string;
  };
  ContactAttempted: { on: CivilDate; channel: ContactChannel; outcome: AttemptOutcome };
  FollowUpMissed: { taskId: string; period: string; inARow: number };
  HardshipCertified: { category: HardshipCategory; on: CivilDate; evidenceId: string };
  LevelRaised: { from: 'I'; to: 'II' };
  PlanAgreed: { planId: string; on: CivilDate };
  /** When the person will have been registered for so many months. */
  LongTermPlanned: { months: number; on: CivilDate };
  LongTermReached: { months: number; on: CivilDate };
  RecordRefreshed: { on: CivilDate; noteId?: string };
  EmploymentReported: {
    employment: Exclude<Employment, 'UNEMPLOYED'>;
    type: EmploymentType;
    startedOn: CivilDate;
    evidenceId: string;
  };
  EndingRequested: PendingEnding;
  EndingReturned: { reasonId: string };
  RegistrationCancelled: {
    ground: CancellationGround;
    endedOn: CivilDate;
    evidenceId: string;
    documentNumber?: string;
    requestedBy: string;
    decidedBy: string;
  };
  /** 灵活就业登记: unemployment ends by registering the employment, not by cancellation (provincial code 13). */
  RegistrationConverted: { endedOn: CivilDate; evidenceId: string };
  PersonToBeNotified: { template: NotificationTemplate };
  /** The person registered anew; the help goes on in the other case. */
  UnemployedAgain: { nextCaseId: string };
  CaseClosed: { reason: ClosingReason; ground?: CancellationGround; evidenceId?: string };
}

export const CONTACT_CHANNELS = ['PHONE', 'VISIT', 'COUNTER', 'ONLINE'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const ATTEMPT_OUTCOMES = ['NO_ANSWER', 'NUMBER_INVALID', 'NOT_AT_HOME', 'REFUSED_TO_TALK'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export const EMPLOYMENT_TYPES = ['UNIT', 'SELF_EMPLOYED', 'FLEXIBLE', 'PUBLIC_POST'] as const;
/** 就业类型: 单位就业 010, 个体经营 021, 灵活就业 022, 公益性岗位 030. */
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const JOB_SEARCH_FINDINGS = ['SEARCHING', 'IN_TRAINING', 'PAUSED', 'WORKING'] as const;
export const INTENT_FINDINGS = ['UNCHANGED', 'CHANGED'] as const;

/** what a follow-up finds; four findings make it one. */
export interface FollowUpFindings {
  jobSearch: (typeof JOB_SEARCH_FINDINGS)[number];
  income: 'UNCHANGED' | 'CHANGED';
  family: 'UNCHANGED' | 'CHANGED';
  intent: (typeof INTENT_FINDINGS)[number];
}

export type NotificationTemplate = 'REGISTRATION_CANCELLED' | 'REGISTRATION_CONVERTED';

/** `FOLLOW_UP_ENDED`: a lawful ground befell a person who had found work already. */
export type ClosingReason =
  'REGISTRATION_ENDED' | 'FOLLOW_UP_ENDED' | 'STABLE_EMPLOYMENT' | 'REGISTERED_AGAIN';

export type FactKind = keyof FactData;

/** A fact as decided, before the ledger gives it a number: what happened, under which clauses. */
export type Fact = { [K in FactKind]: { kind: K; clauses: ClauseId[]; data: FactData[K] } }[FactKind];

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
