import type { ClauseId } from '../../domain/clauses';
import type { Refusal } from '../../domain/case/refusal';
import type { ErrorCode } from './table';

/** One of several things that are wrong with a request. */
export interface FieldError {
  field: string;
  message: string;
  code?: ErrorCode;
  clause?: ClauseId;
}

export interface ErrorMore {
  field?: string;
  /** Instead of the table's next step, where the rule knows a better one. */
  nextStep?: string;
  clauses?: ClauseId[];
  /** Numbers and codes, never personal data. */
  details?: Record<string, string | number | boolean>;
  errors?: FieldError[];
}

/** An answer that is an error. Its message is the code alone, so that logs hold nothing of the request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    readonly more: ErrorMore = {},
  ) {
    super(code);
  }
}

/** The answer to an act that the case process refused. */
export function refusalError({ code, ...more }: Refusal): ApiError {
  return new ApiError(code, more);
}
