import { API_ERRORS } from './api-errors';
import { IDENTITY_FAULTS, INELIGIBILITIES, REFUSALS } from './domain-errors';
import type { ErrorEntry } from './entry';
import { RULE_ERRORS } from './rule-errors';

/** Every error this service answers, in one table. Codes are permanent: clients decide by them. */
export const ERROR_TABLE = {
  ...API_ERRORS,
  ...RULE_ERRORS,
  ...IDENTITY_FAULTS,
  ...INELIGIBILITIES,
  ...REFUSALS,
} as const;

export type ErrorCode = keyof typeof ERROR_TABLE;

export const ERROR_CODES = Object.keys(ERROR_TABLE) as ErrorCode[];

export function errorEntry(code: ErrorCode): ErrorEntry {
  return ERROR_TABLE[code];
}

export const IDENTITY_FAULT_CODES = Object.keys(IDENTITY_FAULTS) as (keyof typeof IDENTITY_FAULTS)[];
export const INELIGIBILITY_ERROR_CODES = Object.keys(INELIGIBILITIES) as (keyof typeof INELIGIBILITIES)[];
export const REFUSAL_CODES = Object.keys(REFUSALS) as (keyof typeof REFUSALS)[];
