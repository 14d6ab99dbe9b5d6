import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/civil-date';
import type { PrismaClient } from '../prisma/client/client';
import type { ColumnCipher, KeyedHash } from '../prisma/column-cipher';
import type { StaffActor } from './access/actor';
import { authenticate } from './access/authentication';
import { sessionRoutes, type LoginLimits } from './access/routes';
import { Scope } from './access/scope';
import { Sessions } from './access/sessions';
import type { CaseCommands } from './commands/case-commands';
import { isDatabaseUp } from './database';
import { ApiError } from './errors/api-error';
import { handleErrors } from './errors/handler';
import { healthRoutes } from './health';
import { describeRoutes } from './openapi';
import { RegistrationDesk } from './registrations/registration-desk';
import { registrationRoutes } from './registrations/routes';
import { validatorCompiler } from './validation/compiler';

const BODY_LIMIT = 64 * 1024;

export interface AppDeps {
  database: PrismaClient;
  cipher: ColumnCipher;
  hash: KeyedHash;
  commands: CaseCommands;
  clock?: () => Instant;
  logger?: FastifyServerOptions['logger'];
  loginLimits?: LoginLimits;
  trustedProxies?: string[];
}

/** The HTTP service, ready for `listen` or `inject`. It owns none of what it is given: the caller closes that. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { database, cipher, hash, commands, clock = () => new Date().toISOString() } = deps;
  const app = Fastify({
    logger: deps.logger ?? false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: deps.trustedProxies?.length ? deps.trustedProxies : false,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  handleErrors(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('cache-control', 'no-store');
  });
  await app.register(helmet);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new ApiError('TOO_MANY_REQUESTS'),
  });
  await describeRoutes(app);

  const sessions = new Sessions(database, clock);
  authenticate(app, sessions);
  const deskFor = (actor: StaffActor) =>
    new RegistrationDesk(database, new Scope(actor), { cipher, hash }, clock);

  await app.register(healthRoutes, {
    isDatabaseUp: () => isDatabaseUp(database),
    isTemporalUp: () => commands.isUp(),
  });
  await app.register(sessionRoutes, {
    sessions,
    limits: deps.loginLimits ?? { perAddress: 60, perName: 10 },
  });
  await app.register(registrationRoutes, { deskFor });
  return app;
}
