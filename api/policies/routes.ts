import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import type { PolicyBook } from './policy-book';
import { DraftBody, NoBody, PoliciesSchema, PolicyParams, PolicySchema } from './schema';

export interface PolicyRoutesOptions {
  policiesFor: (actor: StaffActor) => PolicyBook;
}

const ACT_PROBLEMS = [...COMMAND_PROBLEMS, 'IDEMPOTENCY_KEY_REUSED', 'LEVEL_TOO_LOW'] as const;

export const policyRoutes: FastifyPluginCallbackTypebox<PolicyRoutesOptions> = (
  app,
  { policiesFor },
  done,
) => {
  app.get(
    '/v1/policy-versions',
    {
      config: { access: { act: 'readPolicies' } },
      schema: {
        summary: '政策版本列表',
        tags: ['政策'],
        response: { 200: PoliciesSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => policiesFor(actorOf(request)).list(),
  );

  app.get(
    '/v1/policy-versions/:id',
    {
      config: { access: { act: 'readPolicies' } },
      schema: {
        summary: '一个政策版本,及其与现行版本的差异',
        tags: ['政策'],
        params: PolicyParams,
        response: { 200: PolicySchema, ...problems(...READ_PROBLEMS, 'POLICY_NOT_FOUND') },
      },
    },
    (request) => policiesFor(actorOf(request)).get(request.params.id),
  );

  app.post(
    '/v1/policy-versions',
    {
      config: { access: { act: 'draftPolicy' } },
      schema: {
        summary: '起草政策版本',
        description: 'A draft holds nothing. To change one, withdraw it and write another.',
        tags: ['政策'],
        headers: IdempotencyHeaders,
        body: DraftBody,
        response: {
          200: {
            ...PolicySchema,
            description: 'The same command was carried out before: its draft as it stands now',
          },
          201: { ...PolicySchema, description: 'Drafted' },
          ...problems(...ACT_PROBLEMS, 'POLICY_INVALID', 'POLICY_DATE_NOT_AHEAD'),
        },
      },
    },
    async (request, reply) => {
      const { view, repeated } = await policiesFor(actorOf(request)).draft(
        request.body,
        idempotencyKey(request),
      );
      return reply.code(repeated ? 200 : 201).send(view);
    },
  );

  app.post(
    '/v1/policy-versions/:id/approval',
    {
      config: { access: { act: 'approvePolicy' } },
      schema: {
        summary: '批准政策版本',
        description:
          'By a second person, before its date. From that date on, cases are decided on it at their next act; what was decided stays.',
        tags: ['政策'],
        headers: IdempotencyHeaders,
        params: PolicyParams,
        body: NoBody,
        response: {
          200: PolicySchema,
          ...problems(
            ...ACT_PROBLEMS,
            'POLICY_NOT_FOUND',
            'POLICY_NOT_A_DRAFT',
            'OWN_ACT',
            'POLICY_DATE_NOT_AHEAD',
            'POLICY_INVALID',
          ),
        },
      },
    },
    (request) => policiesFor(actorOf(request)).approve(request.params.id, idempotencyKey(request)),
  );

  app.post(
    '/v1/policy-versions/:id/withdrawal',
    {
      config: { access: { act: 'withdrawPolicy' } },
      schema: {
        summary: '撤回政策草案',
        tags: ['政策'],
        headers: IdempotencyHeaders,
        params: PolicyParams,
        body: NoBody,
        response: {
          200: PolicySchema,
          ...problems(...ACT_PROBLEMS, 'POLICY_NOT_FOUND', 'POLICY_NOT_A_DRAFT'),
        },
      },
    },
    (request) => policiesFor(actorOf(request)).withdraw(request.params.id, idempotencyKey(request)),
  );
  done();
};
