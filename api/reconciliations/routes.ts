import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import type { ReconciliationBook } from './reconciliation-book';
import { FindingsSchema, RunParams, RunsSchema } from './schema';

export interface ReconciliationRoutesOptions {
  reconciliationsFor: (actor: StaffActor) => ReconciliationBook;
}

export const reconciliationRoutes: FastifyPluginCallbackTypebox<ReconciliationRoutesOptions> = (
  app,
  { reconciliationsFor },
  done,
) => {
  app.get(
    '/v1/reconciliations',
    {
      config: { access: { act: 'readReconciliations' } },
      schema: {
        summary: '对账记录:台账与流程的逐次比对',
        tags: ['运行'],
        response: { 200: RunsSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => reconciliationsFor(actorOf(request)).runs(),
  );

  app.get(
    '/v1/reconciliations/:id/findings',
    {
      config: { access: { act: 'readReconciliations' } },
      schema: {
        summary: '一次对账的发现与修复',
        tags: ['运行'],
        params: RunParams,
        response: { 200: FindingsSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => reconciliationsFor(actorOf(request)).findings(request.params.id),
  );
  done();
};
