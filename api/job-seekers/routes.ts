import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../access/authentication';
import type { StaffActor } from '../access/actor';
import { problems } from '../errors/problem';
import { FORM_PROBLEMS } from '../registrations/problems';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import type { JobSeekerDesk } from './job-seeker-desk';
import { RegistrationBody } from '../registrations/schema';
import { JobSeekerAnswer } from './schema';

export interface JobSeekerRoutesOptions {
  deskFor: (actor: StaffActor) => JobSeekerDesk;
}

export const jobSeekerRoutes: FastifyPluginCallbackTypebox<JobSeekerRoutesOptions> = (
  app,
  { deskFor },
  done,
) => {
  app.post(
    '/v1/job-seeker-registrations',
    {
      config: { access: { act: 'registerJobSeeker' } },
      schema: {
        summary: '办理求职登记',
        description:
          'Records somebody who was refused as unemployed, on the same form, as a job seeker (R-70): no case, no cadence.',
        tags: ['登记'],
        headers: IdempotencyHeaders,
        body: RegistrationBody,
        response: {
          200: {
            ...JobSeekerAnswer,
            description: 'The same command was carried out before: the same answer',
          },
          201: { ...JobSeekerAnswer, description: 'Registered' },
          ...problems(...FORM_PROBLEMS, 'MAY_REGISTER_AS_UNEMPLOYED', 'JOB_SEEKER_NOT_OFFERED'),
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
