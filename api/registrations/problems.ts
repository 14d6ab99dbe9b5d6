import { COMMAND_PROBLEMS } from '../errors/common';
import { IDENTITY_FAULT_CODES } from '../errors/table';

/** What the form of a registration may be answered, whichever register it is for. */
export const FORM_PROBLEMS = [
  ...COMMAND_PROBLEMS,
  ...IDENTITY_FAULT_CODES,
  'ID_CONTRADICTED',
  'BIRTH_DATE_REQUIRED',
  'SEX_REQUIRED',
  'DATE_IN_FUTURE',
  'ORGANISATION_UNKNOWN',
  'ORGANISATION_OUT_OF_SCOPE',
  'ORGANISATION_NOT_ACCEPTING',
  'ORGANISATION_TOO_HIGH',
  'IDEMPOTENCY_KEY_REUSED',
] as const;
