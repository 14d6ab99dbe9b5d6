import type { CivilDate } from '../civil-date';
import type { EvidenceKind } from '../endings';
import type { HardshipCategory } from '../hardship/categories';
import type { OrgLevel } from '../organisation';
import type { ServiceAnswer } from '../policy/parameters';
import type { AttemptOutcome, ContactChannel, EmploymentType, FollowUpFindings } from './facts';
import type { EndingGround } from './state';

/** A record kept in Postgres, encrypted: only its id travels. */
export type ParticularId = string;

/** Each act a person can do on a case. The kind is also the wire name of its Update: permanent. */
export interface CommandData {
  assignOwner: { orgCode: string; staffId: string };
  recordService: {
    item: string;
    answer: ServiceAnswer;
    on: CivilDate;
    reference?: string;
    fitReason?: FitReason;
    noteId?: ParticularId;
  };
  recordFollowUp: {
    on: CivilDate;
    channel: ContactChannel;
    findings: FollowUpFindings;
    noteId?: ParticularId;
  };
  recordContactAttempt: { on: CivilDate; channel: ContactChannel; outcome: AttemptOutcome };
  certifyHardship: { category: HardshipCategory; on: CivilDate; evidenceId: ParticularId };
  agreePlan: { on: CivilDate; planId: ParticularId };
  refreshRecord: { on: CivilDate; noteId?: ParticularId };
  reportEmployment: {
    type: EmploymentType;
    startedOn: CivilDate;
    evidenceId: ParticularId;
    evidenceKind: EvidenceKind;
    /** Length of the contract, months of social insurance, months of the business licence: whole months. */
    contractMonths?: number;
    insuredMonths?: number;
    licenceMonths?: number;
  };
  requestEnding: {
    ground: EndingGround;
    /** The day of the fact: admitted on, died on. */
    happenedOn: CivilDate;
    evidenceId: ParticularId;
    evidenceKind: EvidenceKind;
    /** 文号 of the national or provincial document relied on (OTHER_LAW): public, not a particular of the person. */
    documentNumber?: string;
  };
  reviewEnding: { decision: 'APPROVE' } | { decision: 'RETURN'; reasonId: ParticularId };
  recordUnemployedAgain: { nextCaseId: string };
}

export const FIT_REASONS = ['OCCUPATION', 'WAGE', 'DISTANCE', 'HOURS'] as const;
/** Why a vacancy suits the person: 工种, 薪资, 距离, 时间. */
export type FitReason = (typeof FIT_REASONS)[number];

export type CommandKind = keyof CommandData;

export const COMMAND_KINDS = [
  'assignOwner',
  'recordService',
  'recordFollowUp',
  'recordContactAttempt',
  'certifyHardship',
  'agreePlan',
  'refreshRecord',
  'reportEmployment',
  'requestEnding',
  'reviewEnding',
  'recordUnemployedAgain',
] as const satisfies readonly CommandKind[];

/** Who acts: a member of staff at their organisation's level, or the system itself. */
export interface Actor {
  staffId: string;
  level: OrgLevel;
}

/**
 * A command: the act, who does it, and the version of the case on which they decided.
 * `id` is the caller's idempotency key; `digest` tells a repeated command from another one under the same key.
 * The system's own commands carry no version: they are decided on whatever stands.
 */
export type Command = {
  [K in CommandKind]: {
    kind: K;
    id: string;
    digest: string;
    by: Actor;
    expectedVersion?: number;
    data: CommandData[K];
  };
}[CommandKind];

export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
