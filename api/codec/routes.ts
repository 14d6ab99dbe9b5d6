import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { Credentials, triesOfAddress, type Login, type LoginLimits } from '../access/login';
import { mayDo } from '../access/permissions';
import type { Sessions } from '../access/sessions';
import { ApiError } from '../errors/api-error';
import { BODY_PROBLEMS, LOGIN_PROBLEMS, OPEN_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { loginPage } from './login-page';
import type { ProcessHistory } from './process-history';
import { PayloadsSchema } from './schema';
import { sessionCookie } from './session-cookie';

export interface CodecRoutesOptions {
  historyFor: (actor: StaffActor) => ProcessHistory;
  sessions: Sessions;
  login: Login;
  limits: LoginLimits;
  /** Of Temporal's web UI, whose pages alone may read the answers; none may when left out. */
  uiOrigin: string | undefined;
}

/** A long history is asked for in few requests. */
const BODY_LIMIT = 8 * 1024 * 1024;
const HTML = 'text/html; charset=utf-8';
const PAGE = { description: 'A page for a browser', content: { 'text/html': { schema: Type.String() } } };
const ALLOWED = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, x-namespace, authorization',
  'access-control-max-age': '600',
  vary: 'origin',
};

/**
 * Temporal's remote-codec protocol, for its web UI and its command line: what they show of a case is opened here, for
 * whom the API knows. Nothing is encoded: nobody writes to a case from there.
 */
export const codecRoutes: FastifyPluginCallbackTypebox<CodecRoutesOptions> = (
  app,
  { historyFor, sessions, login, limits, uiOrigin },
  done,
) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, parsed) =>
    parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  // With the answer, so that the UI may read a refusal too.
  app.addHook('onSend', async (request, reply) => {
    if (uiOrigin !== undefined && request.headers.origin === uiOrigin)
      reply.headers({ 'access-control-allow-origin': uiOrigin, ...ALLOWED });
  });

  app.get(
    '/codec',
    {
      config: { access: { open: true } },
      schema: {
        summary: '流程历史查阅:登录页',
        tags: ['审计'],
        security: [],
        response: { 200: PAGE, ...problems(...OPEN_PROBLEMS) },
      },
    },
    async (_request, reply) => reply.type(HTML).send(loginPage()),
  );

  app.post(
    '/codec/session',
    {
      config: { access: { open: true }, rateLimit: triesOfAddress(limits) },
      schema: {
        summary: '流程历史查阅:登录',
        description: 'The form of GET /codec. Its session is a cookie that only /codec is sent.',
        tags: ['审计'],
        security: [],
        consumes: ['application/x-www-form-urlencoded'],
        body: Credentials,
        response: { 200: PAGE, ...problems(...LOGIN_PROBLEMS, 'FORBIDDEN_ROLE') },
      },
    },
    async (request, reply) => {
      const session = await login(request, reply, request.body);
      if (!mayDo(session.actor.role, 'readProcessHistory')) {
        await sessions.end(session.token);
        throw new ApiError('FORBIDDEN_ROLE', { details: { role: session.actor.role } });
      }
      reply.header('set-cookie', sessionCookie(request, session));
      return reply.type(HTML).send(loginPage('已登录。请回到 Temporal 页面并刷新。'));
    },
  );

  app.options(
    '/codec/decode',
    {
      config: { access: { open: true } },
      schema: {
        summary: '跨源许可',
        tags: ['审计'],
        security: [],
        response: { 204: Type.Null({ description: 'Asked' }), ...problems(...OPEN_PROBLEMS) },
      },
    },
    async (_request, reply) => reply.code(204).send(null),
  );

  app.post(
    '/codec/decode',
    {
      bodyLimit: BODY_LIMIT,
      config: { access: { act: 'readProcessHistory', cookie: true } },
      schema: {
        summary: '流程历史解密',
        description:
          'Temporal’s remote-codec protocol. Payloads of cases in scope are opened, and the reading is written to the access records; others are answered as they came.',
        tags: ['审计'],
        body: PayloadsSchema,
        response: { 200: PayloadsSchema, ...problems(...BODY_PROBLEMS, 'PAYLOAD_NOT_OPENED') },
      },
    },
    async (request) => ({ payloads: await historyFor(actorOf(request)).open(request.body.payloads) }),
  );
  done();
};
