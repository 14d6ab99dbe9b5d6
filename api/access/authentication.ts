import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cookieToken } from '../codec/session-cookie';
import { ApiError } from '../errors/api-error';
import type { StaffActor } from './actor';
import { mayDo, type Act } from './permissions';
import type { Sessions } from './sessions';

/** What a route stands for: an act that a role needs, or something open to everybody. */
export type RouteAccess = { act: Act; /** A browser may say so by cookie. */ cookie?: true } | { open: true };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    actor: StaffActor | undefined;
  }
  interface FastifyInstance {
    /** 'POST /v1/sessions' … with what each stands for: what a test of access goes through. */
    routeAccess: Map<string, RouteAccess>;
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/i;

/** Tells every request who makes it and refuses what their role does not include, before the body is read. */
export function authenticate(app: FastifyInstance, sessions: Sessions): void {
  app.decorateRequest('actor', undefined);
  app.decorate('routeAccess', new Map<string, RouteAccess>());
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.access) throw new Error(`route ${String(method)} ${url} does not say who may use it`);
    for (const one of [method].flat()) app.routeAccess.set(`${one} ${url}`, config.access);
  });
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (!access || 'open' in access) return;
    const token = bearerToken(request) ?? (access.cookie && cookieToken(request));
    const actor = token === undefined ? undefined : await sessions.find(token);
    if (!actor) throw new ApiError('UNAUTHENTICATED');
    if (!mayDo(actor.role, access.act))
      throw new ApiError('FORBIDDEN_ROLE', { details: { role: actor.role } });
    request.actor = actor;
  });
}

/** The token of the request, if it carries one that could be ours. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}

/** @throws Error on a route that is open to everybody */
export function actorOf(request: FastifyRequest): StaffActor {
  if (!request.actor) throw new Error('an open route has no actor');
  return request.actor;
}
