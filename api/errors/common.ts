import type { ErrorCode } from './table';

/** What every route may answer. */
const ALWAYS = [
  'TOO_MANY_REQUESTS',
  'INTERNAL',
  'DATABASE_UNAVAILABLE',
] as const satisfies readonly ErrorCode[];
const CHECKED = ['UNKNOWN_FIELD', 'REQUIRED_FIELD', 'INVALID_FIELD'] as const satisfies readonly ErrorCode[];
const BODY = [
  'MALFORMED_JSON',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[];
const ACTOR = ['UNAUTHENTICATED', 'FORBIDDEN_ROLE'] as const satisfies readonly ErrorCode[];

/** Errors common to routes that everybody may use, that read, that take a body (signed, or of an actor), and that carry out a command. */
export const OPEN_PROBLEMS = [...ALWAYS, ...CHECKED] as const;
export const READ_PROBLEMS = [...OPEN_PROBLEMS, ...ACTOR] as const;
export const BODY_READ_PROBLEMS = [...OPEN_PROBLEMS, ...BODY] as const;
export const BODY_PROBLEMS = [...READ_PROBLEMS, ...BODY] as const;
export const COMMAND_PROBLEMS = [...BODY_PROBLEMS, 'IDEMPOTENCY_KEY_INVALID'] as const;
export const LOGIN_PROBLEMS = [...OPEN_PROBLEMS, ...BODY, 'WRONG_CREDENTIALS'] as const;
