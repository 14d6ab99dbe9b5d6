import type { FastifyRequest, FastifyServerOptions } from 'fastify';

/**
 * What may stand in a log: the route's pattern, the status, the time taken, the request's id. No body, no query, no
 * header, no address as typed, no message of a foreign error: each of them may hold a name, a number or a token.
 */
export const LOGGER_OPTIONS = {
  level: 'info',
  serializers: {
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url }),
    err: safeError,
  },
} satisfies FastifyServerOptions['logger'];

/** The kind of an error and where it was thrown, without what it says. */
export function safeError(error: Error & { code?: unknown }): {
  type: string;
  message: string;
  stack: string;
  code?: string;
} {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: '',
    stack: frames.join('\n'),
    ...(typeof error.code === 'string' && { code: error.code }),
  };
}
