import type { Referral } from '../benefits/referral';
import type { CivilDate, Instant } from '../civil-date';
import type { ServiceClass } from '../classes';
import type { CancellationGround, EvidenceKind } from '../endings';
import type { HardshipCategory } from '../hardship/categories';
import type { SignState } from './comparison/state';
import type { EndedRegistration, OpenNotice } from './ending/ended';
import type { HardshipState } from './hardship/state';
import type { PublicPostState } from './public-post/state';
import type { RetirementState } from './retirement/state';
import type { SearchState } from './search/state';
import type { FailedAttempt } from './pushes/state';
import type { Task } from './task';
import type { NextContact } from './visit/facts';

export type Employment = 'UNEMPLOYED' | 'FLEXIBLE' | 'STABLE';

/** What a registration gives its case at the start. */
export interface CaseInput {
  caseId: string;
  registeredAt: Instant;
  /** Civil date of `registeredAt`: day 0 of every period. */
  registeredOn: CivilDate;
  /** Where the person registered; the scope of the case. */
  orgCode: string;
  classes: ServiceClass[];
  /** The case before this one, when the person is unemployed again. */
  previousCaseId?: string;
}

/** Grounds that end the help as well; HIRED and BUSINESS are reported as employment, with what follow-up needs. */
export type EndingGround = Exclude<CancellationGround, 'HIRED' | 'BUSINESS'>;

/** An ending that waits for its second person (R-61: INCAPABLE and OTHER_LAW). */
export interface PendingEnding {
  ground: EndingGround;
  evidenceId: string;
  evidenceKind: EvidenceKind;
  happenedOn: CivilDate;
  documentNumber?: string;
  requestedBy: string;
}

/**
 * The state of one case: a fold over its facts, in plain JSON, without personal data.
 * `seq` counts facts; `version` is the seq after the last command, so that what time itself does to a case never makes
 * a caseworker's act stale.
 */
export interface CaseState {
  /** Which build's shape this is (domain/case/schema.ts). */
  schemaVersion: number;
  caseId: string;
  seq: number;
  version: number;
  phase: 'NEW' | 'OPEN' | 'CLOSED';
  registeredOn: CivilDate;
  orgCode: string;
  registration: 'ACTIVE' | 'CANCELLED' | 'CONVERTED';
  owner?: { orgCode: string; staffId?: string };
  level: 'I' | 'II';
  classes: ServiceClass[];
  hardship: HardshipCategory[];
  employment: Employment;
  repeated: boolean;
  /** The last day of 重点帮扶, of whoever became unemployed again. */
  focusedUntil?: CivilDate;
  tasks: Task[];
  followUps: { missedInARow: number; stableHeld: number; failedAttempts: number; lastOn?: CivilDate };
  pendingEnding?: PendingEnding;
  /** The contact that was agreed last, until the person was reached on its day or after. */
  nextContact?: NextContact;
  ended?: EndedRegistration;
  notice?: OpenNotice;
  /** Facts that were corrected, by their number: none is corrected twice. */
  corrections?: number[];
  /** The day on which the next six months are full. */
  longTerm?: { months: number; on: CivilDate };
  /** 就业援助: proposals, application, plan and problems. */
  assistance?: HardshipState;
  /** 公益性岗位: recommended, applied for, placed. */
  publicPost?: PublicPostState;
  /** 寻找联系, 失联: from the first call that reached nobody to the next contact. */
  search?: SearchState;
  /** 数据比对: the last one that the record took part in. */
  compared?: { on: CivilDate; batchId: string };
  /** 待核验: what speaks against being unemployed, while registered. */
  said?: SignState;
  /** 到龄核验: when it is asked whether a pension is drawn. */
  retirement?: RetirementState;
  /** When the wishes were last asked; at registration while it is not there. */
  classesSetOn?: CivilDate;
  /** The latest vacancies that came to nothing, each once. */
  failedAttempts?: FailedAttempt[];
  /** Help refused since plan or wishes were last gone through: for changing what is offered, and nothing else. */
  refusals?: number;
  /** 指引申领: policies that the person was told of, each as it stands. */
  referrals?: Referral[];
  /** The household that the person belongs to, where it is looked at as one. */
  householdId?: string;
}

/** Whether the person is being helped: the case is open, and its help did not end with the registration. */
export function isHelped({ phase, ended }: Pick<CaseState, 'phase' | 'ended'>): boolean {
  return phase === 'OPEN' && !ended?.helpEnded;
}
