import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { QueuePageSchema, QueueParams, QueueQuery, QueuesSchema, QueueTaskSchema } from './schema';
import type { WorkQueues } from './work-queues';

export interface QueueRoutesOptions {
  queuesFor: (actor: StaffActor) => WorkQueues;
}

export const queueRoutes: FastifyPluginCallbackTypebox<QueueRoutesOptions> = (app, { queuesFor }, done) => {
  app.get(
    '/v1/queues',
    {
      config: { access: { act: 'readQueues' } },
      schema: {
        summary: '待办队列',
        description: 'Every queue of the own organisation and those below it, with counts.',
        tags: ['待办'],
        response: { 200: QueuesSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => queuesFor(actorOf(request)).list(),
  );

  app.get(
    '/v1/queues/:id/tasks',
    {
      config: { access: { act: 'readQueues' } },
      schema: {
        summary: '队列中的待办,按到期先后',
        tags: ['待办'],
        params: QueueParams,
        querystring: QueueQuery,
        response: { 200: QueuePageSchema, ...problems(...READ_PROBLEMS, 'QUEUE_NOT_FOUND', 'RULES_MISSING') },
      },
    },
    (request) => {
      const { limit = 50, cursor } = request.query;
      return queuesFor(actorOf(request)).page(request.params.id, limit, cursor);
    },
  );

  app.post(
    '/v1/queues/:id/claim',
    {
      config: { access: { act: 'claimTask' } },
      schema: {
        summary: '领取下一项待办',
        description:
          'The next task that nobody holds, for 30 minutes. The owner of the case stays its owner.',
        tags: ['待办'],
        params: QueueParams,
        response: {
          200: QueueTaskSchema,
          204: Type.Null({ description: 'Nothing left to claim' }),
          ...problems(...READ_PROBLEMS, 'QUEUE_NOT_FOUND', 'RULES_MISSING'),
        },
      },
    },
    async (request, reply) => {
      const task = await queuesFor(actorOf(request)).claim(request.params.id);
      return task ? reply.send(task) : reply.code(204).send(null);
    },
  );
  done();
};
