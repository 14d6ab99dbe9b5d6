import type { CivilDate } from '../../civil-date';
import type { FailedCall, Visitor } from '../../contact/lost-contact';

export interface FollowUpFacts {
  FollowUpRecorded: {
    on: CivilDate;
    channel: ContactChannel;
    period?: string;
    findings: FollowUpFindings;
    noteId?: string;
  };
  ContactAttempted: {
    on: CivilDate;
    channel: ContactChannel;
    outcome: AttemptOutcome;
    /** Of a call. */
    call?: FailedCall;
    /** Of a visit. */
    visitedBy?: Visitor;
    noteId?: string;
  };
  /** 状态核查: a comparison was the follow-up of the period. */
  StatusChecked: { on: CivilDate; period: string };
  FollowUpMissed: { taskId: string; period: string; inARow: number };
}

export const CONTACT_CHANNELS = ['PHONE', 'VISIT', 'COUNTER', 'ONLINE'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const ATTEMPT_OUTCOMES = ['NO_ANSWER', 'NUMBER_INVALID', 'NOT_AT_HOME', 'REFUSED_TO_TALK'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export const JOB_SEARCH_FINDINGS = ['SEARCHING', 'IN_TRAINING', 'PAUSED', 'WORKING'] as const;
export const INTENT_FINDINGS = ['UNCHANGED', 'CHANGED'] as const;

/** what a follow-up finds; four findings make it one. */
export interface FollowUpFindings {
  jobSearch: (typeof JOB_SEARCH_FINDINGS)[number];
  income: 'UNCHANGED' | 'CHANGED';
  family: 'UNCHANGED' | 'CHANGED';
  intent: (typeof INTENT_FINDINGS)[number];
}
