import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { OPEN_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import type { OrganisationDirectory, StaffDirectory } from './directory';
import {
  OrganisationParams,
  OrganisationSchema,
  OrganisationsQuery,
  OrganisationsSchema,
  StaffQuery,
  StaffSchema,
} from './schema';

export interface OrganisationRoutesOptions {
  directory: OrganisationDirectory;
  staffFor: (actor: StaffActor) => StaffDirectory;
}

export const organisationRoutes: FastifyPluginCallbackTypebox<OrganisationRoutesOptions> = (
  app,
  { directory, staffFor },
  done,
) => {
  app.get(
    '/v1/organisations',
    {
      config: { access: { open: true } },
      schema: {
        summary: '公共就业服务机构名单',
        description: 'Public (R-14, R-15).',
        tags: ['机构'],
        security: [],
        querystring: OrganisationsQuery,
        response: { 200: OrganisationsSchema, ...problems(...OPEN_PROBLEMS) },
      },
    },
    (request) => directory.list(request.query),
  );

  app.get(
    '/v1/organisations/:code',
    {
      config: { access: { open: true } },
      schema: {
        summary: '一个机构',
        tags: ['机构'],
        security: [],
        params: OrganisationParams,
        response: { 200: OrganisationSchema, ...problems(...OPEN_PROBLEMS, 'ORGANISATION_NOT_FOUND') },
      },
    },
    (request) => directory.get(request.params.code),
  );

  app.get(
    '/v1/staff',
    {
      config: { access: { act: 'readStaff' } },
      schema: {
        summary: '辖区内工作人员',
        description: 'Who could own a case, and how many open cases they own.',
        tags: ['机构'],
        querystring: StaffQuery,
        response: { 200: StaffSchema, ...problems(...READ_PROBLEMS, 'ORGANISATION_NOT_FOUND') },
      },
    },
    (request) => staffFor(actorOf(request)).list(request.query),
  );
  done();
};
