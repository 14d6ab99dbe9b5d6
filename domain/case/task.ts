import type { CivilDate, Instant } from '../civil-date';
import type { ClauseId } from '../clauses';
import type { OrgLevel } from '../organisation';
import type { PackageItem } from '../policy/service-package';

/** Kinds of work (任务类型); each is a queue of its own in every organisation. */
export const TASK_KINDS = [
  'ASSIGN_OWNER',
  'BASIC_FOUR',
  'PACKAGE_131',
  'FOLLOW_UP',
  'PLAN',
  'REFRESH',
  'ENDING_REVIEW',
  'NOTICE',
  'OBJECTION_REVIEW',
  'HARDSHIP_TELL',
  'HARDSHIP_FIRST_CHECK',
  'HARDSHIP_REVIEW',
  'HARDSHIP_CONFIRMATION',
  'HARDSHIP_STATUS',
  'PROBLEM',
  'POST_RECOMMENDATION',
  'POST_END',
  'POST_AFTER',
  'SEARCH_CALL',
  'SEARCH_VISIT',
  'SEARCH_COMPARISON',
  'SEARCH_SUBDISTRICT',
  'SIGN_CHECK',
  'EMPLOYMENT_URGE',
  'EMPLOYMENT_REGISTER',
  'ENDING_REQUEST',
  'RETIREMENT_CHECK',
  'CLASS_SERVICE',
  'WISHES',
  'PUSH_RESULT',
  'BENEFIT_GUIDANCE',
  'REFERRAL',
] as const;

export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * Progress of one package item on the terms under which its package was opened: a later policy version changes
 * neither what is still owed nor what fulfils it. `done` holds the references (or dates) that count so far. What is
 * left out is not distinct, and under the clauses of its task: a fact stays small.
 */
export interface ItemProgress extends Omit<PackageItem, 'distinct' | 'clauses'> {
  distinct?: boolean;
  clauses?: ClauseId[];
  done: string[];
}

/** When the task next goes up, and to whom. */
export interface NextRung {
  level: OrgLevel;
  at: Instant;
}

/**
 * An open duty (待办任务). Dates are civil dates in Asia/Shanghai; `dueOn` is the last day in time.
 * `overdueFrom` is the instant at which `dueOn` has ended; while `provisional`, the calendar of a year
 * that is not yet published took part in it and nobody is declared overdue.
 */
export interface Task {
  id: string;
  kind: TaskKind;
  clauses: ClauseId[];
  opensOn: CivilDate;
  dueOn: CivilDate;
  provisional: boolean;
  urgentFrom: Instant;
  overdueFrom: Instant;
  /** Of a follow-up: '2026-11', '2026-Q4' or '2026-H2'. */
  period?: string;
  items?: ItemProgress[];
  /** Any one of the items is enough; without it each of them is owed. */
  needs?: 'ANY';
  /** What is still to be asked or told: vacancies and gigs, policies. */
  references?: string[];
  /** The highest level that sees it beside its owner. */
  escalatedTo?: OrgLevel;
  nextRung?: NextRung;
  /** Kept while provisional: what to count again when the calendar is published. */
  counted?: WorkdayCount;
}

/** A period in working days after day 0, and the working day from whose start it is urgent. */
export interface WorkdayCount {
  from: CivilDate;
  workdays: number;
  urgentWorkdays: number;
}

export type TaskStanding = 'PLANNED' | 'OPEN' | 'URGENT' | 'OVERDUE';

/** The part of a task that decides its standing. */
export type Deadline = Pick<Task, 'opensOn' | 'urgentFrom' | 'overdueFrom' | 'provisional'>;
