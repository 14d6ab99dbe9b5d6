import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { ApiError } from '../errors/api-error';
import { Strict } from '../validation/types';
import type { OpenedSession, Sessions } from './sessions';

/** How many logins a minute one address, and one name, may try. */
export interface LoginLimits {
  perAddress: number;
  perName: number;
}

export const Credentials = Strict(
  {
    username: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { examples: [{ username: 'caseworker', password: '********' }] },
);

export type Login = (
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: Static<typeof Credentials>,
) => Promise<OpenedSession>;

/**
 * The one way in, whatever form asks for it: tries are counted for a name together.
 * @returns what opens a session for the credentials of a request; it throws ApiError TOO_MANY_REQUESTS or
 * WRONG_CREDENTIALS
 */
export function loginWith(app: FastifyInstance, sessions: Sessions, limits: LoginLimits): Login {
  const triesOfName = app.createRateLimit({
    max: limits.perName,
    timeWindow: '1 minute',
    keyGenerator: (request) => `name:${nameIn(request)}`,
  });
  return async (request, reply, { username, password }) => {
    const tries = await triesOfName(request);
    if (!tries.isAllowed && tries.isExceeded) {
      reply.header('retry-after', tries.ttlInSeconds);
      throw new ApiError('TOO_MANY_REQUESTS');
    }
    const session = await sessions.open(username, password);
    if (!session) throw new ApiError('WRONG_CREDENTIALS');
    return session;
  };
}

/** For the routes of logins: tries are counted for an address together. */
export function triesOfAddress({ perAddress }: LoginLimits) {
  return { max: perAddress, timeWindow: '1 minute', groupId: 'login' };
}

function nameIn({ body }: FastifyRequest): string {
  const isNamed = typeof body === 'object' && body !== null && 'username' in body;
  return isNamed ? String(body.username).toLowerCase() : '';
}
