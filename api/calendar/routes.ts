import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { StaffActor } from '../access/actor';
import { actorOf } from '../access/authentication';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { idempotencyKey, IdempotencyHeaders } from '../idempotency';
import type { CalendarShelf } from './calendar-shelf';
import { withoutAnnotations, YearFileBody, YearParams, YearSchema, YearsSchema } from './schema';

export interface CalendarRoutesOptions {
  calendarFor: (actor: StaffActor) => CalendarShelf;
}

export const calendarRoutes: FastifyPluginCallbackTypebox<CalendarRoutesOptions> = (
  app,
  { calendarFor },
  done,
) => {
  app.get(
    '/v1/calendar-years',
    {
      config: { access: { act: 'readCalendar' } },
      schema: {
        summary: '各年度放假安排',
        tags: ['日历'],
        response: { 200: YearsSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    (request) => calendarFor(actorOf(request)).list(),
  );

  app.get(
    '/v1/calendar-years/:year',
    {
      config: { access: { act: 'readCalendar' } },
      schema: {
        summary: '一个年度的放假安排',
        tags: ['日历'],
        params: YearParams,
        response: { 200: YearSchema, ...problems(...READ_PROBLEMS, 'CALENDAR_YEAR_NOT_FOUND') },
      },
    },
    (request) => calendarFor(actorOf(request)).get(request.params.year),
  );

  app.post(
    '/v1/calendar-years',
    {
      config: { access: { act: 'publishCalendarYear' } },
      preValidation: (request, _reply, next) => {
        request.body = withoutAnnotations(request.body) as typeof request.body;
        next();
      },
      schema: {
        summary: '导入国务院公布的放假安排',
        description:
          'A year in the JSON format of holiday-cn. Provisional deadlines are then counted again; the later of the announced and the recomputed date holds.',
        tags: ['日历'],
        headers: IdempotencyHeaders,
        body: YearFileBody,
        response: {
          200: {
            ...YearSchema,
            description: 'The same command was carried out before: the year as it stands now',
          },
          201: { ...YearSchema, description: 'Published' },
          ...problems(
            ...COMMAND_PROBLEMS,
            'IDEMPOTENCY_KEY_REUSED',
            'LEVEL_TOO_LOW',
            'CALENDAR_YEAR_INVALID',
          ),
        },
      },
    },
    async (request, reply) => {
      const { view, repeated } = await calendarFor(actorOf(request)).publish(
        request.body,
        idempotencyKey(request),
      );
      return reply.code(repeated ? 200 : 201).send(view);
    },
  );
  done();
};
