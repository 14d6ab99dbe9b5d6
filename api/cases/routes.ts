import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { BODY_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { IDENTITY_FAULT_CODES } from '../errors/table';
import { NotificationsSchema } from '../notifications/view';
import type { CaseFile } from './case-file';
import { SuggestionsBody, SuggestionsSchema } from './policy-suggestions';
import {
  CaseParams,
  CaseSchema,
  ContactDetailsSchema,
  LookupBody,
  LookupSchema,
  ParticularParams,
  ParticularSchema,
  RevealBody,
  TimelineQuery,
  TimelineSchema,
} from './schema';

export interface CaseRoutesOptions {
  casesFor: (actor: StaffActor) => CaseFile;
}

export const caseRoutes: FastifyPluginCallbackTypebox<CaseRoutesOptions> = (app, { casesFor }, done) => {
  app.post(
    '/v1/cases/lookup',
    {
      config: { access: { act: 'readCase' } },
      schema: {
        summary: '按证件号码查找个案',
        description: 'A POST that writes nothing: a number has no place in an address.',
        tags: ['个案'],
        body: LookupBody,
        response: { 200: LookupSchema, ...problems(...BODY_PROBLEMS, ...IDENTITY_FAULT_CODES) },
      },
    },
    (request) => casesFor(actorOf(request)).lookup(request.body.documentKind, request.body.documentNumber),
  );

  app.get(
    '/v1/cases/:id',
    {
      config: { access: { act: 'readCase' } },
      schema: {
        summary: '查看个案',
        description: 'The person masked, the state, the open tasks, and the version that a command carries.',
        tags: ['个案'],
        params: CaseParams,
        response: { 200: CaseSchema, ...problems(...READ_PROBLEMS, 'CASE_NOT_FOUND', 'RULES_MISSING') },
      },
    },
    (request) => casesFor(actorOf(request)).getCase(request.params.id),
  );

  app.get(
    '/v1/cases/:id/timeline',
    {
      config: { access: { act: 'readCase' } },
      schema: {
        summary: '个案时间线',
        description:
          'Each fact: what happened, when, by whom, under which clauses and which version of the policy.',
        tags: ['个案'],
        params: CaseParams,
        querystring: TimelineQuery,
        response: { 200: TimelineSchema, ...problems(...READ_PROBLEMS, 'CASE_NOT_FOUND') },
      },
    },
    (request) => {
      const { after = 0, limit = 100 } = request.query;
      return casesFor(actorOf(request)).getTimeline(request.params.id, after, limit);
    },
  );

  app.get(
    '/v1/cases/:id/notifications',
    {
      config: { access: { act: 'readCase' } },
      schema: {
        summary: '对本人的告知',
        description:
          'What the person was and is to be told, in words, and how far that is. Without a gateway nothing is sent: ' +
          'the text is read here and a person tells it (R-62).',
        tags: ['个案', '告知'],
        params: CaseParams,
        response: { 200: NotificationsSchema, ...problems(...READ_PROBLEMS, 'CASE_NOT_FOUND') },
      },
    },
    (request) => casesFor(actorOf(request)).getNotifications(request.params.id),
  );

  app.post(
    '/v1/cases/:id/policy-suggestions',
    {
      config: { access: { act: 'readCase' } },
      schema: {
        summary: '可享受政策提示',
        description:
          'Policies that the person seems entitled to, with reasons and open questions (R-22, R-30). A POST that writes ' +
          'nothing: answers have no place in an address. What is to be told goes to policies-found.',
        tags: ['个案'],
        params: CaseParams,
        body: SuggestionsBody,
        response: {
          200: SuggestionsSchema,
          ...problems(...BODY_PROBLEMS, 'CASE_NOT_FOUND', 'RULES_MISSING'),
        },
      },
    },
    (request) => casesFor(actorOf(request)).suggestPolicies(request.params.id, request.body),
  );

  app.post(
    '/v1/cases/:id/contact-details',
    {
      config: { access: { act: 'readParticulars' } },
      schema: {
        summary: '查看完整联系信息',
        description:
          'Name, phone and number unmasked; the reading and its reason are written to the access records.',
        tags: ['个案'],
        params: CaseParams,
        body: RevealBody,
        response: { 200: ContactDetailsSchema, ...problems(...BODY_PROBLEMS, 'CASE_NOT_FOUND') },
      },
    },
    (request) => casesFor(actorOf(request)).revealContactDetails(request.params.id, request.body.reason),
  );

  app.get(
    '/v1/cases/:id/particulars/:particularId',
    {
      config: { access: { act: 'readParticulars' } },
      schema: {
        summary: '查看备注、计划或依据',
        description: 'What a fact points to; the reading is written to the access records.',
        tags: ['个案'],
        params: ParticularParams,
        response: {
          200: ParticularSchema,
          ...problems(...READ_PROBLEMS, 'CASE_NOT_FOUND', 'PARTICULAR_NOT_FOUND', 'PARTICULAR_CONFIDENTIAL'),
        },
      },
    },
    (request) => casesFor(actorOf(request)).readParticular(request.params.id, request.params.particularId),
  );
  done();
};
