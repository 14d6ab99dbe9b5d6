import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { StaffRole } from '../../prisma/client/client';
import { ORG_LEVELS } from '../../domain/organisation';
import { ApiError } from '../errors/api-error';
import { LOGIN_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { InstantType, Strict, StringEnum, UuidType } from '../validation/types';
import type { StaffActor } from './actor';
import { actorOf, bearerToken } from './authentication';
import { PERMISSIONS, mayDo, type Act } from './permissions';
import type { Sessions } from './sessions';

/** How many logins a minute one address, and one name, may try. */
export interface LoginLimits {
  perAddress: number;
  perName: number;
}

const Account = Type.Object({
  staffId: UuidType,
  username: Type.String(),
  displayName: Type.String(),
  role: StringEnum(Object.values(StaffRole)),
  orgCode: Type.String(),
  orgName: Type.String(),
  level: StringEnum(ORG_LEVELS),
  acts: Type.Array(Type.String(), { description: 'What this role may do' }),
});

const Credentials = Strict(
  {
    username: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { examples: [{ username: 'caseworker', password: '********' }] },
);

export interface SessionRoutesOptions {
  sessions: Sessions;
  limits: LoginLimits;
}

export const sessionRoutes: FastifyPluginCallbackTypebox<SessionRoutesOptions> = (
  app,
  { sessions, limits },
  done,
) => {
  const triesOfName = app.createRateLimit({
    max: limits.perName,
    timeWindow: '1 minute',
    keyGenerator: (request) => `name:${nameIn(request)}`,
  });
  app.post(
    '/v1/sessions',
    {
      config: { access: { open: true }, rateLimit: { max: limits.perAddress, timeWindow: '1 minute' } },
      schema: {
        summary: '登录',
        tags: ['账户'],
        security: [],
        body: Credentials,
        response: {
          201: Type.Object({ token: Type.String(), expiresAt: InstantType, account: Account }),
          ...problems(...LOGIN_PROBLEMS),
        },
      },
    },
    async (request, reply) => {
      const tries = await triesOfName(request);
      if (!tries.isAllowed && tries.isExceeded) {
        reply.header('retry-after', tries.ttlInSeconds);
        throw new ApiError('TOO_MANY_REQUESTS');
      }
      const { username, password } = request.body;
      const session = await sessions.open(username, password);
      if (!session) throw new ApiError('WRONG_CREDENTIALS');
      const { token, expiresAt, actor } = session;
      return reply.code(201).send({ token, expiresAt, account: accountOf(actor) });
    },
  );

  app.delete(
    '/v1/sessions/current',
    {
      config: { access: { act: 'endSession' } },
      schema: {
        summary: '退出登录',
        tags: ['账户'],
        response: { 204: Type.Null({ description: 'Ended' }), ...problems(...READ_PROBLEMS) },
      },
    },
    async (request, reply) => {
      await sessions.end(bearerToken(request) ?? '');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/me',
    {
      config: { access: { act: 'readOwnAccount' } },
      schema: {
        summary: '我的账户',
        tags: ['账户'],
        response: { 200: Account, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => accountOf(actorOf(request)),
  );
  done();
};

function accountOf(actor: StaffActor): StaffActor & { acts: string[] } {
  const acts = (Object.keys(PERMISSIONS) as Act[]).filter((act) => mayDo(actor.role, act));
  return { ...actor, acts };
}

function nameIn({ body }: FastifyRequest): string {
  const isNamed = typeof body === 'object' && body !== null && 'username' in body;
  return isNamed ? String(body.username).toLowerCase() : '';
}
