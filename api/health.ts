import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { StringEnum } from './validation/types';

const State = StringEnum(['up', 'down']);

export interface HealthOptions {
  isDatabaseUp: () => Promise<boolean>;
  isTemporalUp: () => Promise<boolean>;
  nextYearMissing: () => Promise<number | null>;
}

/** For whoever watches the process. Ready means that people can register; that needs the database and nothing else. */
export const healthRoutes: FastifyPluginCallbackTypebox<HealthOptions> = (
  app,
  { isDatabaseUp, isTemporalUp, nextYearMissing },
  done,
) => {
  app.get(
    '/healthz',
    {
      config: { access: { open: true } },
      schema: {
        summary: 'The process answers',
        tags: ['运行'],
        security: [],
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    () => ({ status: 'ok' as const }),
  );
  const Readiness = Type.Object({
    database: State,
    temporal: State,
    nextYearMissing: Type.Union([Type.Integer(), Type.Null()], {
      description:
        'From 1 December the next year, as long as its holidays are not imported; an alarm, not a fault',
    }),
  });
  app.get(
    '/readyz',
    {
      config: { access: { open: true } },
      schema: {
        summary: 'Registrations can be taken; Temporal is reported, not required',
        tags: ['运行'],
        security: [],
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const [database, temporal, missing] = await Promise.all([
        isDatabaseUp(),
        isTemporalUp(),
        nextYearMissing().catch(() => null),
      ]);
      const named = (up: boolean) => (up ? ('up' as const) : ('down' as const));
      return reply
        .code(database ? 200 : 503)
        .send({ database: named(database), temporal: named(temporal), nextYearMissing: missing });
    },
  );
  done();
};
