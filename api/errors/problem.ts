import { Type, type Static } from '@sinclair/typebox';
import type { ErrorMore } from './api-error';
import type { ERROR_TABLE } from './table';
import { errorEntry, type ErrorCode } from './table';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** Seconds after which a client may try again, for what is away for a moment. */
export const RETRY_AFTER_SECONDS = 2;

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    field: Type.Optional(Type.String()),
    nextStep: Type.String(),
    clauses: Type.Optional(Type.Array(Type.String())),
    details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String(),
          message: Type.String(),
          code: Type.Optional(Type.String()),
          clause: Type.Optional(Type.String()),
        }),
      ),
    ),
    instance: Type.String(),
  },
  { description: 'RFC 9457 problem details' },
);

export type Problem = Static<typeof ProblemSchema>;

/** The body of an error answer. */
export function problemOf(code: ErrorCode, more: ErrorMore, requestId: string): Problem {
  const { status, title, nextStep } = errorEntry(code);
  return {
    type: `urn:bangfu:problem:${code}`,
    title,
    status,
    code,
    nextStep,
    ...more,
    instance: `urn:bangfu:request:${requestId}`,
  };
}

type Status<C extends ErrorCode> = (typeof ERROR_TABLE)[C]['status'];

/** The error answers of a route, for its schema: each code with its example, under its status. */
export function problems<const C extends ErrorCode>(
  ...codes: readonly C[]
): Record<Status<C>, typeof ProblemSchema> {
  const statuses = [...new Set(codes.map((code) => errorEntry(code).status))];
  const entries = statuses.map((status) => {
    const here = codes.filter((code) => errorEntry(code).status === status);
    const description = here.map((code) => `\`${code}\`: ${errorEntry(code).when}`).join('\n\n');
    const examples = here.map((code) => problemOf(code, {}, '00000000-0000-4000-8000-000000000000'));
    return [status, { ...ProblemSchema, description, examples }];
  });
  return Object.fromEntries(entries) as Record<Status<C>, typeof ProblemSchema>;
}
