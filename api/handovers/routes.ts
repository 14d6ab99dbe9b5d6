import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { BODY_PROBLEMS, COMMAND_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import { NoBody } from '../policies/schema';
import type { HandoverBook } from './handover-book';
import type { HandoverDesk } from './handover-desk';
import {
  HandoverBody,
  HandoverParams,
  HandoverRowsSchema,
  HandoverSchema,
  HandoversSchema,
  RowsQuery,
} from './schema';

export interface HandoverRoutesOptions {
  deskFor: (actor: StaffActor) => HandoverDesk;
  bookFor: (actor: StaffActor) => HandoverBook;
}

const tags = ['批量移交'];

export const handoverRoutes: FastifyPluginCallbackTypebox<HandoverRoutesOptions> = (
  app,
  { deskFor, bookFor },
  done,
) => {
  app.post(
    '/v1/handovers',
    {
      config: { access: { act: 'orderHandover' } },
      schema: {
        summary: '批量移交专人的在办个案',
        description:
          'All open cases of a caseworker within the scope go to another, or are shared out in an organisation by ' +
          'load (R-68). Each is reassigned by its own process; what became of it stands in its row.',
        tags,
        headers: IdempotencyHeaders,
        body: HandoverBody,
        response: {
          200: HandoverSchema,
          202: HandoverSchema,
          ...problems(...COMMAND_PROBLEMS, 'OWNER_UNKNOWN', 'NOTHING_TO_HAND_OVER', 'IDEMPOTENCY_KEY_REUSED'),
        },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id, repeated } = await deskFor(actor).order(request.body, idempotencyKey(request));
      return reply.code(repeated ? 200 : 202).send(await bookFor(actor).get(id));
    },
  );

  app.get(
    '/v1/handovers',
    {
      config: { access: { act: 'readHandovers' } },
      schema: {
        summary: '批量移交记录',
        tags,
        response: { 200: HandoversSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    async (request) => ({ handovers: await bookFor(actorOf(request)).list() }),
  );

  app.get(
    '/v1/handovers/:id',
    {
      config: { access: { act: 'readHandovers' } },
      schema: {
        summary: '一次批量移交的进度',
        tags,
        params: HandoverParams,
        response: { 200: HandoverSchema, ...problems(...READ_PROBLEMS, 'HANDOVER_NOT_FOUND') },
      },
    },
    (request) => bookFor(actorOf(request)).get(request.params.id),
  );

  app.get(
    '/v1/handovers/:id/rows',
    {
      config: { access: { act: 'readHandovers' } },
      schema: {
        summary: '批量移交明细',
        tags,
        params: HandoverParams,
        querystring: RowsQuery,
        response: { 200: HandoverRowsSchema, ...problems(...READ_PROBLEMS, 'HANDOVER_NOT_FOUND') },
      },
    },
    (request) => {
      const { limit = 100, cursor } = request.query;
      return bookFor(actorOf(request)).rows(request.params.id, limit, cursor);
    },
  );

  app.post(
    '/v1/handovers/:id/cancellation',
    {
      config: { access: { act: 'cancelHandover' } },
      schema: {
        summary: '取消批量移交',
        description:
          'What was handed over stays so; what is left stays with its owner. Cancelled again, it is the same.',
        tags,
        params: HandoverParams,
        body: NoBody,
        response: { 200: HandoverSchema, ...problems(...BODY_PROBLEMS, 'HANDOVER_NOT_FOUND') },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { handoverId } = await bookFor(actor).get(request.params.id);
      await deskFor(actor).cancel(handoverId);
      return bookFor(actor).get(handoverId);
    },
  );
  done();
};
