import { Type } from '@sinclair/typebox';
import { ATTEMPT_OUTCOMES } from '../../domain/case/follow-up/facts';
import { CivilDateType, Strict, StringEnum } from '../validation/types';
import {
  attempt,
  ATTEMPT_REFUSALS,
  attemptData,
  channel,
  DATES,
  findings,
  next,
  note,
  planFields,
  service,
  SERVICE_REFUSALS,
} from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';

/** 一次通话(走访)记完: everything that one call or visit yielded, in one act. */
export const VISIT_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'recordVisit',
    path: 'visits',
    summary: '记录一次通话或走访',
    description:
      'What one call or visit yielded, under the rules of its single acts (R-47, R-51, R-75): all of it is recorded or ' +
      'nothing, and what is refused is named by its path, such as services.2.fitReason. With findings it is a follow-up (A-7).',
    refusals: [
      ...DATES,
      ...SERVICE_REFUSALS,
      ...ATTEMPT_REFUSALS,
      'NOT_LEVEL_II',
      'PLAN_INCOMPLETE',
      'NOBODY_REACHED',
      'NEXT_CONTACT_NOT_LATER',
    ],
    fields: {
      on: CivilDateType,
      channel,
      outcome: StringEnum(['REACHED', ...ATTEMPT_OUTCOMES], {
        description: '已联系上, 或未联系上的原因',
      }),
      ...attempt,
      findings: Type.Optional(findings),
      services: Type.Optional(Type.Array(Strict(service), { minItems: 1, maxItems: 30 })),
      refreshed: Type.Optional(Type.Boolean({ description: '已与本人逐项核对登记信息' })),
      plan: Type.Optional(Strict(planFields)),
      next: Type.Optional(next),
      note,
    },
    example: {
      on: '2026-11-24',
      channel: 'PHONE',
      outcome: 'REACHED',
      services: [
        { item: 'POLICY_SERVICE', answer: 'PROVIDED', note: '已讲解社保补贴' },
        {
          item: 'VACANCY',
          answer: 'PROVIDED',
          reference: 'V20261101',
          fitReason: 'DISTANCE',
        },
      ],
      next: { on: '2026-12-08', channel: 'PHONE', note: '询问面试结果' },
      note: '希望在城区工作',
    },
    data: ({ on, channel, outcome, findings, services, refreshed, plan, next, note, ...tried }, words) => ({
      on,
      channel,
      outcome,
      ...attemptData(tried),
      ...(findings && { findings }),
      ...(services && {
        services: services.map(({ note, ...given }) => ({
          ...given,
          ...words.keepOptional('noteId', 'note', note),
        })),
      }),
      ...(refreshed && { refreshed }),
      ...(plan && {
        plan: {
          planId: words.keep('plan', plan.text),
          helperId: plan.helperId,
          measures: plan.measures,
        },
      }),
      ...(next && {
        next: { on: next.on, channel: next.channel, ...words.keepOptional('noteId', 'note', next.note) },
      }),
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
];
