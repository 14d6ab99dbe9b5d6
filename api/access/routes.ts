import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { StaffRole } from '../../prisma/client/client';
import { ORG_LEVELS } from '../../domain/organisation';
import { LOGIN_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { InstantType, StringEnum, UuidType } from '../validation/types';
import type { StaffActor } from './actor';
import { actorOf, bearerToken } from './authentication';
import { Credentials, triesOfAddress, type Login, type LoginLimits } from './login';
import { PERMISSIONS, mayDo, type Act } from './permissions';
import type { Sessions } from './sessions';

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

export interface SessionRoutesOptions {
  sessions: Sessions;
  login: Login;
  limits: LoginLimits;
}

export const sessionRoutes: FastifyPluginCallbackTypebox<SessionRoutesOptions> = (
  app,
  { sessions, login, limits },
  done,
) => {
  app.post(
    '/v1/sessions',
    {
      config: { access: { open: true }, rateLimit: triesOfAddress(limits) },
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
      const { token, expiresAt, actor } = await login(request, reply, request.body);
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
