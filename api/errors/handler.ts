import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countProblem } from '../figures';
import { ApiError } from './api-error';
import { isDatabaseAway } from './database-errors';
import { PROBLEM_CONTENT_TYPE, problemOf, RETRY_AFTER_SECONDS } from './problem';
import { errorEntry, type ErrorCode } from './table';

const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_JSON',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_BAD_URL: 'NOT_FOUND',
};

/** Every error leaves as one shape, with a code of the table; what is not foreseen is logged and says nothing. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) =>
    answer(asApiError(error, request), request, reply),
  );
  app.setNotFoundHandler((request, reply) => answer(new ApiError('NOT_FOUND'), request, reply));
}

function asApiError(error: FastifyError | Error, request: FastifyRequest): ApiError {
  if (error instanceof ApiError) return error;
  const known = 'code' in error ? FASTIFY_CODES[error.code] : undefined;
  if (known) return new ApiError(known);
  if ('statusCode' in error && error.statusCode === 429) return new ApiError('TOO_MANY_REQUESTS');
  if ('statusCode' in error && error.statusCode === 400) return new ApiError('MALFORMED_JSON');
  // With words of our own: else the log takes the error's, which may quote what somebody typed.
  request.log.error({ err: error }, 'an error that no rule foresees');
  return new ApiError(isDatabaseAway(error) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL');
}

function answer({ code, more }: ApiError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status } = errorEntry(code);
  countProblem(code);
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // Serialised here: routes declare their own errors, and a schema would drop what it does not foresee.
  return reply
    .code(status)
    .type(PROBLEM_CONTENT_TYPE)
    .serializer(JSON.stringify)
    .send(problemOf(code, more, request.id));
}
