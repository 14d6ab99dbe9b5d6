import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../access/authentication';
import type { StaffActor } from '../access/actor';
import { problems } from '../errors/problem';
import { INELIGIBILITY_ERROR_CODES } from '../errors/table';
import { FORM_PROBLEMS } from './problems';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import type { RegistrationDesk } from './registration-desk';
import { RegistrationAnswer, RegistrationBody } from './schema';

export interface RegistrationRoutesOptions {
  deskFor: (actor: StaffActor) => RegistrationDesk;
}

export const registrationRoutes: FastifyPluginCallbackTypebox<RegistrationRoutesOptions> = (
  app,
  { deskFor },
  done,
) => {
  app.post(
    '/v1/registrations',
    {
      config: { access: { act: 'register' } },
      schema: {
        summary: '办理失业登记',
        description:
          'Registers a person as unemployed, immediately (R-10), and opens their case. Nothing but this service needs to be up.',
        tags: ['登记'],
        headers: IdempotencyHeaders,
        body: RegistrationBody,
        response: {
          200: {
            ...RegistrationAnswer,
            description: 'The same command was carried out before: the same answer',
          },
          201: { ...RegistrationAnswer, description: 'Registered' },
          ...problems(
            ...FORM_PROBLEMS,
            ...INELIGIBILITY_ERROR_CODES,
            'DUPLICATE_REGISTRATION',
            'RULES_MISSING',
          ),
        },
      },
    },
    async (request, reply) => {
      const { repeated, answer } = await deskFor(actorOf(request)).register(
        request.body,
        idempotencyKey(request),
      );
      return reply.code(repeated ? 200 : 201).send(answer);
    },
  );
  done();
};
