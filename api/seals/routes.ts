import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { LedgerParams, LedgerQuery, LedgerSchema, SealsQuery, SealsSchema } from './schema';
import type { SealBook } from './seal-book';

export interface SealRoutesOptions {
  sealsFor: (actor: StaffActor) => SealBook;
}

export const sealRoutes: FastifyPluginCallbackTypebox<SealRoutesOptions> = (app, { sealsFor }, done) => {
  app.get(
    '/v1/seals',
    {
      config: { access: { act: 'readSeals' } },
      schema: {
        summary: '每日封存',
        description:
          'Each with the hash of the one before. Whoever keeps a hash elsewhere can hold this system to it.',
        tags: ['审计'],
        querystring: SealsQuery,
        response: { 200: SealsSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => sealsFor(actorOf(request)).seals(request.query.before, request.query.limit ?? 31),
  );

  app.get(
    '/v1/cases/:id/ledger',
    {
      config: { access: { act: 'readLedger' } },
      schema: {
        summary: '个案台账及封存证明',
        description:
          'Each fact as it was hashed, and the proof that the newest seal holds the head of the case.',
        tags: ['审计'],
        params: LedgerParams,
        querystring: LedgerQuery,
        response: { 200: LedgerSchema, ...problems(...READ_PROBLEMS, 'CASE_NOT_FOUND') },
      },
    },
    (request) => {
      const { after = 0, limit = 100 } = request.query;
      return sealsFor(actorOf(request)).ledger(request.params.id, after, limit);
    },
  );
  done();
};
