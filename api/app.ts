import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { PayloadCodec } from '@temporalio/common';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/civil-date';
import type { PrismaClient } from '../prisma/client/client';
import type { ColumnCipher, KeyedHash } from '../prisma/column-cipher';
import type { SharedKey } from '../webhook/signature';
import type { StaffActor } from './access/actor';
import { authenticate } from './access/authentication';
import { loginWith, type LoginLimits } from './access/login';
import { sessionRoutes } from './access/routes';
import { Scope } from './access/scope';
import { Sessions } from './access/sessions';
import { CalendarShelf, nextYearMissing } from './calendar/calendar-shelf';
import { calendarRoutes } from './calendar/routes';
import { CaseFile } from './cases/case-file';
import { caseRoutes } from './cases/routes';
import { ProcessHistory } from './codec/process-history';
import { codecRoutes } from './codec/routes';
import type { CaseCommands } from './commands/case-commands';
import { CommandDesk } from './commands/command-desk';
import { commandRoutes } from './commands/routes';
import { isDatabaseUp } from './database';
import { ApiError } from './errors/api-error';
import { handleErrors } from './errors/handler';
import { countRequests } from './figures';
import { HandoverBook } from './handovers/handover-book';
import { HandoverDesk } from './handovers/handover-desk';
import { handoverRoutes } from './handovers/routes';
import { healthRoutes } from './health';
import { HouseholdBook } from './households/household-book';
import { householdRoutes } from './households/routes';
import { OneLineLog } from './log';
import { Receipts } from './notifications/receipts';
import { receiptRoutes } from './notifications/routes';
import { describeRoutes } from './openapi';
import { OrganisationDirectory, StaffDirectory } from './organisations/directory';
import { organisationRoutes } from './organisations/routes';
import { PolicyBook } from './policies/policy-book';
import { policyRoutes } from './policies/routes';
import { queueRoutes } from './queues/routes';
import { WorkQueues } from './queues/work-queues';
import { ReconciliationBook } from './reconciliations/reconciliation-book';
import { reconciliationRoutes } from './reconciliations/routes';
import { sealRoutes } from './seals/routes';
import { SealBook } from './seals/seal-book';
import { JobSeekerDesk } from './job-seekers/job-seeker-desk';
import { jobSeekerRoutes } from './job-seekers/routes';
import { RegistrationDesk } from './registrations/registration-desk';
import { registrationRoutes } from './registrations/routes';
import { RuleActs } from './rule-acts';
import { traceRequests } from './traces';
import { AnnouncementBook } from './rule-announcements/announcement-book';
import { announcementRoutes } from './rule-announcements/routes';
import { validatorCompiler } from './validation/compiler';

const BODY_LIMIT = 64 * 1024;
/** For a request to arrive in full; the answer may take longer. */
const REQUEST_WITHIN_MS = 30_000;
const LOGIN_LIMITS: LoginLimits = { perAddress: 60, perName: 10 };

export interface AppDeps {
  database: PrismaClient;
  cipher: ColumnCipher;
  hash: KeyedHash;
  commands: CaseCommands;
  /** Of what Temporal keeps. */
  codec: PayloadCodec;
  /** Whose pages may have it opened: that of Temporal's web UI. */
  temporalUiOrigin?: string | undefined;
  clock?: () => Instant;
  logger?: FastifyServerOptions['logger'];
  loginLimits?: LoginLimits;
  trustedProxies?: string[];
  /** Whether requests are traced; the process decides where spans go. */
  traces?: boolean;
  /** With which a gateway signs its receipts. */
  receiptKeys?: readonly SharedKey[];
}

/** The HTTP service, ready for `listen` or `inject`. It owns none of what it is given: the caller closes that. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { database, cipher, hash, commands, clock = () => new Date().toISOString() } = deps;
  const app = Fastify({
    logger: deps.logger ?? false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_WITHIN_MS,
    genReqId: () => randomUUID(),
    logController: new OneLineLog(),
    trustProxy: deps.trustedProxies?.length ? deps.trustedProxies : false,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  handleErrors(app);
  countRequests(app);
  if (deps.traces) traceRequests(app);
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
  const secrets = { cipher, hash };
  /** Everything a route reaches is made for its actor, and sees their scope only. */
  const forActor =
    <T>(make: (scope: Scope) => T) =>
    (actor: StaffActor): T =>
      make(new Scope(actor));

  await app.register(healthRoutes, {
    isDatabaseUp: () => isDatabaseUp(database),
    isTemporalUp: () => commands.isUp(),
    nextYearMissing: () => nextYearMissing(database, clock()),
  });
  const limits = deps.loginLimits ?? LOGIN_LIMITS;
  const login = loginWith(app, sessions, limits);
  await app.register(sessionRoutes, { sessions, login, limits });
  await app.register(codecRoutes, {
    ...{ sessions, login, limits, uiOrigin: deps.temporalUiOrigin },
    historyFor: forActor((scope) => new ProcessHistory(database, scope, deps.codec, clock)),
  });
  await app.register(registrationRoutes, {
    deskFor: forActor((scope) => new RegistrationDesk(database, scope, secrets, clock)),
  });
  await app.register(jobSeekerRoutes, {
    deskFor: forActor((scope) => new JobSeekerDesk(database, scope, secrets, clock)),
  });
  await app.register(commandRoutes, {
    commandsFor: forActor((scope) => new CommandDesk(database, scope, secrets, commands, clock)),
  });
  await app.register(caseRoutes, {
    casesFor: forActor((scope) => new CaseFile(database, scope, secrets, clock)),
  });
  await app.register(receiptRoutes, { receipts: new Receipts(database), keys: deps.receiptKeys ?? [] });
  await app.register(queueRoutes, {
    queuesFor: forActor((scope) => new WorkQueues(database, scope, cipher, clock)),
  });
  await app.register(householdRoutes, {
    householdsFor: forActor((scope) => new HouseholdBook(database, scope, clock)),
  });
  await app.register(organisationRoutes, {
    directory: new OrganisationDirectory(database),
    staffFor: forActor((scope) => new StaffDirectory(database, scope)),
  });
  await app.register(handoverRoutes, {
    deskFor: forActor((scope) => new HandoverDesk(database, scope, hash, clock)),
    bookFor: forActor((scope) => new HandoverBook(database, scope)),
  });
  await app.register(reconciliationRoutes, {
    reconciliationsFor: forActor((scope) => new ReconciliationBook(database, scope)),
  });
  await app.register(sealRoutes, {
    sealsFor: forActor((scope) => new SealBook(database, scope, clock)),
  });
  await app.register(announcementRoutes, { announcements: new AnnouncementBook(database, clock) });
  const actsOf = (actor: StaffActor) => new RuleActs(database, actor, hash, clock);
  await app.register(policyRoutes, {
    policiesFor: (actor) => new PolicyBook(database, actor, actsOf(actor), clock),
  });
  await app.register(calendarRoutes, {
    calendarFor: (actor) => new CalendarShelf(database, actsOf(actor), clock),
  });
  return app;
}
