import type { FastifyRequest } from 'fastify';
import type { OpenedSession } from '../access/sessions';

const NAME = 'bangfu_codec';
const IN_HEADER = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{43})(?:;|$)`);

/**
 * A session as a cookie: the browser sends it to the codec endpoint and to nothing else of the API, when Temporal's web
 * UI of the same site asks for it, and not for pages of other sites.
 */
export function sessionCookie(request: FastifyRequest, { token, expiresAt }: OpenedSession): string {
  const expires = `Expires=${new Date(expiresAt).toUTCString()}`;
  const secure = request.protocol === 'https' ? ['Secure'] : [];
  return [`${NAME}=${token}`, 'Path=/codec', expires, 'HttpOnly', 'SameSite=Strict', ...secure].join('; ');
}

/** The token of a request's cookie, if it carries one that could be ours. */
export function cookieToken(request: FastifyRequest): string | undefined {
  return IN_HEADER.exec(request.headers.cookie ?? '')?.[1];
}
