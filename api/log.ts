import { LogController, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { LOG_OPTIONS } from '../telemetry/log';

/**
 * What may stand in a log: the route's pattern, the status, the time taken, the request's id. No body, no query, no
 * header, no address as typed, no message of a foreign error: each of them may hold a name, a number or a token.
 */
export const LOGGER_OPTIONS = {
  ...LOG_OPTIONS,
  serializers: {
    ...LOG_OPTIONS.serializers,
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url }),
  },
} satisfies FastifyServerOptions['logger'];

/** One line a request, when it has been answered. */
export class OneLineLog extends LogController {
  override incomingRequest(): void {
    // What it was stands in the line of its answer.
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const line = { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (error) request.log.warn({ ...line, err: error }, 'the answer did not arrive');
    else request.log.info(line, 'answered');
  }
}
