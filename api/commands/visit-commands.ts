import { Type, type Static, type TObject } from '@sinclair/typebox';
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
} from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';
import {
  classes,
  referral,
  referralData,
  REFERRAL_REFUSALS,
  result,
  resultData,
  RESULT_REFUSALS,
  service,
  serviceData,
  SERVICE_REFUSALS,
} from './service-fields';
import type { Words } from './words';

/** What help a visit yielded. */
const help = {
  results: Type.Optional(Type.Array(Strict(result), { minItems: 1, maxItems: 30 })),
  services: Type.Optional(Type.Array(Strict(service), { minItems: 1, maxItems: 30 })),
  classes: Type.Optional(classes),
  referrals: Type.Optional(Type.Array(Strict(referral), { minItems: 1, maxItems: 10 })),
};

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
      ...RESULT_REFUSALS,
      ...REFERRAL_REFUSALS,
      'NOT_UNEMPLOYED',
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
      ...help,
      refreshed: Type.Optional(Type.Boolean({ description: '已与本人逐项核对登记信息' })),
      plan: Type.Optional(Strict(planFields)),
      next: Type.Optional(next),
      note,
    },
    example: {
      on: '2026-11-24',
      channel: 'PHONE',
      outcome: 'REACHED',
      results: [{ reference: 'V20261088', result: 'DECLINED', reason: 'WAGE' }],
      services: [
        { item: 'POLICY_SERVICE', answer: 'PROVIDED', note: '已讲解社保补贴' },
        {
          item: 'VACANCY',
          answer: 'PROVIDED',
          reference: 'V20261101',
          fitReason: 'DISTANCE',
        },
      ],
      classes: ['JOB', 'TRAINING'],
      referrals: [{ policyCode: 'TRAINING_SUBSIDY', to: 'INFORMED', oneToOne: true }],
      next: { on: '2026-12-08', channel: 'PHONE', note: '询问面试结果' },
      note: '希望在城区工作',
    },
    data: ({ on, channel, outcome, findings, refreshed, plan, next, note, ...more }, words) => ({
      on,
      channel,
      outcome,
      ...attemptData(more),
      ...(findings && { findings }),
      ...helpData(more, words),
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

type HelpBody = Static<TObject<typeof help>>;

/** What was asked, given, wished and claimed, as a command has it. */
function helpData({ results, services, classes, referrals }: HelpBody, words: Words) {
  return {
    ...(results && { results: results.map((told) => resultData(told, words)) }),
    ...(services && { services: services.map((given) => serviceData(given, words)) }),
    ...(classes && { classes }),
    ...(referrals && {
      referrals: referrals.map((step, index) => referralData(step, words, `referrals.${index}.`)),
    }),
  };
}
