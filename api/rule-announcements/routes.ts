import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import type { AnnouncementBook } from './announcement-book';
import { AnnouncementsSchema } from './schema';

export const announcementRoutes: FastifyPluginCallbackTypebox<{ announcements: AnnouncementBook }> = (
  app,
  { announcements },
  done,
) => {
  app.get(
    '/v1/rule-announcements',
    {
      config: { access: { act: 'readRuleAnnouncements' } },
      schema: {
        summary: '规则通告:政策版本和放假安排变动通知到在办个案的进度',
        tags: ['运行'],
        response: { 200: AnnouncementsSchema, ...problems(...READ_PROBLEMS) },
      },
    },
    () => announcements.list(),
  );
  done();
};
