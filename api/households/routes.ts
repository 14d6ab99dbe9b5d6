import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import type { HouseholdBook } from './household-book';
import { HouseholdParams, HouseholdSchema, HouseholdsQuery, HouseholdsSchema } from './schema';

export interface HouseholdRoutesOptions {
  householdsFor: (actor: StaffActor) => HouseholdBook;
}

export const householdRoutes: FastifyPluginCallbackTypebox<HouseholdRoutesOptions> = (
  app,
  { householdsFor },
  done,
) => {
  app.get(
    '/v1/households',
    {
      config: { access: { act: 'readHouseholds' } },
      schema: {
        summary: '未清零的零就业家庭,按目标日先后',
        description: 'Of the counties in scope, with how many there are and how many are overdue (R-90).',
        tags: ['零就业家庭'],
        querystring: HouseholdsQuery,
        response: { 200: HouseholdsSchema, ...problems(...READ_PROBLEMS, 'RULES_MISSING') },
      },
    },
    (request) => {
      const { limit = 50, cursor } = request.query;
      return householdsFor(actorOf(request)).list(limit, cursor);
    },
  );

  app.get(
    '/v1/households/:id',
    {
      config: { access: { act: 'readHouseholds' } },
      schema: {
        summary: '一户零就业家庭:目标日、成员个案与经过',
        description: 'Open or cleared. Of its members those whose cases are in scope.',
        tags: ['零就业家庭'],
        params: HouseholdParams,
        response: {
          200: HouseholdSchema,
          ...problems(...READ_PROBLEMS, 'HOUSEHOLD_NOT_FOUND', 'RULES_MISSING'),
        },
      },
    },
    (request) => householdsFor(actorOf(request)).show(request.params.id),
  );
  done();
};
