import type { ClauseId } from '../clauses';

export const SERVICE_ANSWERS = ['PROVIDED', 'DECLINED', 'NO_NEED'] as const;
/** How a service was answered: given, offered and declined, or not needed by the person. */
export type ServiceAnswer = (typeof SERVICE_ANSWERS)[number];

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

/** Kinds of work that a package can be. */
export const PACKAGE_TASK_KINDS = ['BASIC_FOUR', 'PACKAGE_131'] as const;

/** 服务包: a dated set of rows, so that "131" can become "1131" without a release. */
export interface ServicePackage {
  id: string;
  taskKind: (typeof PACKAGE_TASK_KINDS)[number];
  dueWorkdays: number;
  /** Shown as urgent from the start of this working day after registration. */
  urgentWorkdays: number;
  items: PackageItem[];
  clauses: ClauseId[];
}
