import { Type } from '@sinclair/typebox';
import { CivilDateType } from '../validation/types';
import { DATES, note } from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';
import {
  classes,
  policyCode,
  referral,
  referralData,
  REFERRAL_REFUSALS,
  result,
  resultData,
  RESULT_REFUSALS,
} from './service-fields';

/** 分类服务: wishes, results of vacancies, and claims that are followed to their result. */
export const CLASS_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'setClasses',
    path: 'classes',
    summary: '确定服务类别',
    description:
      'What the person wishes, all of it. What is newly wished is owed from that day, what is wished no longer is ' +
      'withdrawn; the same as before says that the wish was asked again (R-36, R-45).',
    refusals: [...DATES, 'NOT_UNEMPLOYED'],
    fields: { on: CivilDateType, classes, note },
    example: { on: '2026-11-24', classes: ['JOB', 'STARTUP'], note: '想开小吃店' },
    data: ({ on, classes, note }, words) => ({
      on,
      classes,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'recordPushResult',
    path: 'push-results',
    summary: '回访求职结果',
    description:
      'What came of a vacancy or gig that the person was pointed to. An interview is asked about again; declining is ' +
      'a fact with a reason and held against nobody (R-39, R-63, R-80).',
    refusals: [...DATES, ...RESULT_REFUSALS],
    fields: { ...result, on: CivilDateType },
    example: { reference: 'V20261101', result: 'DECLINED', reason: 'DISTANCE', on: '2026-12-01' },
    data: ({ on, ...told }, words) => ({ ...resultData(told, words), on }),
  }),
  defineCommand({
    kind: 'findPolicies',
    path: 'policies-found',
    summary: '登记可享受的政策',
    description:
      'Policies that the person seems entitled to, by their codes: they are told of them one to one within the ' +
      'working days of the policy (R-22, R-23, R-30). Nobody is entitled by it.',
    refusals: [...DATES, 'POLICIES_KNOWN'],
    fields: {
      on: CivilDateType,
      policies: Type.Array(policyCode, { minItems: 1, maxItems: 8, uniqueItems: true }),
    },
    example: { on: '2026-11-24', policies: ['START_UP_LOAN', 'TRAINING_SUBSIDY'] },
    data: ({ on, policies }) => ({ on, policies }),
  }),
  defineCommand({
    kind: 'recordReferral',
    path: 'referrals',
    summary: '记录指引申领进展',
    description:
      'A claim from told to applied to paid, or without entitlement, or given up; asked about without a result ' +
      '(WAITING) it is looked at again a month later. Whatever becomes of it, the registration stays (R-23, R-44, R-73).',
    refusals: [...DATES, ...REFERRAL_REFUSALS],
    fields: { ...referral, on: CivilDateType },
    example: { policyCode: 'UNEMPLOYMENT_INSURANCE', to: 'APPLIED', mode: 'COUNTER', on: '2026-11-24' },
    data: ({ on, ...step }, words) => ({ ...referralData(step, words), on }),
  }),
];
