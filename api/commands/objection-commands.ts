import { NOTICE_CHANNELS } from '../../domain/notice-to-person';
import { Type } from '@sinclair/typebox';
import { CivilDateType, FreeText, StringEnum } from '../validation/types';
import { defineCommand, type CommandDefinition } from './definition';

/** What follows the end of a registration: telling the person, what they object, and the decision on that. */
export const OBJECTION_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'recordNotice',
    path: 'notices',
    summary: '记录告知本人',
    description: 'An attempt to tell the person of the end of their registration, arrived or not (R-62).',
    refusals: ['DATE_IN_FUTURE', 'NO_NOTICE_OWED', 'NOTICE_TOO_EARLY'],
    fields: {
      channel: StringEnum(NOTICE_CHANNELS, { description: '短信, 电话, 书面送达' }),
      on: CivilDateType,
      delivered: Type.Boolean({
        description: 'The person was told; a letter, that it was handed to the post',
      }),
    },
    example: { channel: 'PHONE', on: '2026-12-01', delivered: true },
    data: (body) => ({ channel: body.channel, on: body.on, delivered: body.delivered }),
  }),
  defineCommand({
    kind: 'recordObjection',
    path: 'objections',
    summary: '登记异议',
    description:
      'The person contradicts the end of the registration, within sixty days of being told (R-61, R-62; 行政复议法 第二十条).',
    refusals: [
      'DATE_IN_FUTURE',
      'DATE_BEFORE_REGISTRATION',
      'DATE_TOO_OLD',
      'NOTHING_TO_OBJECT_TO',
      'OBJECTION_PENDING',
      'OBJECTION_TOO_LATE',
    ],
    fields: { on: CivilDateType, reason: FreeText(2000, '本人陈述的理由') },
    example: { on: '2026-12-03', reason: '本人未就业,参保记录系他人冒用' },
    data: ({ on, reason }, words) => ({ on, reasonId: words.keep('objection', reason) }),
  }),
  defineCommand({
    kind: 'reviewObjection',
    path: 'objections/review',
    summary: '复核异议',
    description:
      'The county restores the registration or rejects the objection; nobody who asked for or decided the end does (R-61).',
    refusals: ['NO_OBJECTION_PENDING', 'OWN_ACT', 'LEVEL_TOO_LOW'],
    fields: {
      decision: StringEnum(['RESTORE', 'REJECT']),
      reason: FreeText(2000, '复核理由'),
    },
    example: { decision: 'RESTORE', reason: '经核实参保记录非本人,恢复登记' },
    data: ({ decision, reason }, words) => ({ decision, reasonId: words.keep('reason', reason) }),
  }),
];
