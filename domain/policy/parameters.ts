import type { OrgLevel } from '../organisation';
import type { ClauseId } from '../clauses';
import type { TaskKind } from '../case/task';

/** How a service was answered: given, offered and declined, or not needed by the person. */
export type ServiceAnswer = 'PROVIDED' | 'DECLINED' | 'NO_NEED';

/** One line of a service package: how often, whether each must be another one, and what fulfils it. */
export interface PackageItem {
  code: string;
  /** Chinese name, as the notice has it. */
  name: string;
  min: number;
  /** Counts only references that differ: three vacancies are three vacancies, not three sends. */
  distinct: boolean;
  /** Declined and not needed fulfil a duty to offer, never a duty to provide. */
  fulfilledBy: ServiceAnswer[];
  clauses: ClauseId[];
}

/** 服务包: a dated set of rows, so that "131" can become "1131" without a release. */
export interface ServicePackage {
  id: string;
  taskKind: Extract<TaskKind, 'BASIC_FOUR' | 'PACKAGE_131'>;
  dueWorkdays: number;
  /** Shown as urgent from the start of this working day after registration. */
  urgentWorkdays: number;
  items: PackageItem[];
  clauses: ClauseId[];
}

/** A rung of the escalation ladder: the level that sees the task, and when. */
export interface Rung {
  level: OrgLevel;
  /** Counted from the start of the urgent day, or from the instant of breach. */
  from: 'URGENT' | 'BREACH';
  afterWorkdays: number;
}

export type Cadence = 'MONTH' | 'QUARTER' | 'HALF_YEAR';

/**
 * Every number and choice that the notice leaves to the city, as one dated version.
 * Working days (`…Workdays`), calendar months (`…Months`) and days (`…Days`) as named.
 */
export interface PolicyParameters {
  packages: ServicePackage[];
  ladders: Partial<Record<TaskKind, Rung[]>>;
  followUp: {
    /** persons certified as in hardship. */
    hardship: Cadence;
    /** persons without certified hardship. */
    general: Cadence;
    /** */
    flexible: Cadence;
    /** */
    stable: Cadence;
    /** follow-ups held in stable employment after which the case ends. */
    stablePeriods: number;
    /** Day of a period's last month from which an open follow-up is urgent (A-6: the 20th). */
    urgentDay: number;
    /** with fewer days left, the first follow-up falls into the next period. */
    minDaysInFirstPeriod: number;
    /** Level that sees the next follow-up after 1, 2, 3 … missed in a row. */
    missedLadder: OrgLevel[];
  };
  assignOwnerWorkdays: number;
  planWorkdays: number;
  longTermMonths: number;
  refreshWorkdays: number;
  endingReviewWorkdays: number;
  /** an act entered within so many working days counts on the day it was done. */
  entryWorkdays: number;
  /** A-10, Q7: any one of them makes employment stable. */
  stableEmployment: { contractMonths: number; insuredMonths: number; licenceMonths: number };
}

/** A policy version (政策版本): parameters with the date from which they hold and who answers for them. */
export interface PolicyVersion {
  id: string;
  validFrom: string;
  sourceDocument: string;
  approvedBy: string;
  parameters: PolicyParameters;
}
