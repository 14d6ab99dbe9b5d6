import { Type } from '@sinclair/typebox';
import { CivilDateType, FreeText, StringEnum, UuidType } from '../validation/types';
import { defineCommand, type CommandDefinition } from './definition';
import { DATES, note, planFields } from './contact-fields';

const HELPER = '7d0f6a52-3c1b-4d0e-9a51-2f6f7f0f9f11';

/** 优先帮扶 of Level Ⅱ: the individual plan and the problems that somebody follows. */
export const ASSISTANCE_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'agreePlan',
    path: 'plans',
    summary: '制定个性化就业援助计划',
    description:
      '一人一策, agreed with the person: goals in words, one helper by name, measures of several kinds with somebody ' +
      'and a day each (R-26, R-34, R-88). A later plan is a new version.',
    refusals: [...DATES, 'NOT_LEVEL_II', 'PLAN_INCOMPLETE'],
    fields: {
      on: CivilDateType,
      ...planFields,
    },
    example: {
      on: '2026-11-27',
      text: '目标:三个月内就业;措施:每周推荐2个岗位,参加电工培训',
      helperId: HELPER,
      measures: [
        { measure: 'VACANCIES', staffId: HELPER, dueOn: '2027-02-26' },
        { measure: 'TRAINING', staffId: HELPER, dueOn: '2027-01-29' },
      ],
    },
    data: ({ on, text, helperId, measures }, words) => ({
      on,
      planId: words.keep('plan', text),
      helperId,
      measures,
    }),
  }),
  defineCommand({
    kind: 'openProblem',
    path: 'problems',
    summary: '登记困难问题',
    description: 'A difficulty on the way to work that somebody follows until it is solved (R-27).',
    refusals: [...DATES, 'NOT_LEVEL_II', 'TOO_MANY_PROBLEMS'],
    fields: { on: CivilDateType, text: FreeText(2000, '困难和问题') },
    example: { on: '2026-12-08', text: '孩子无人照看,无法上夜班' },
    data: ({ on, text }, words) => ({ on, textId: words.keep('problem', text) }),
  }),
  defineCommand({
    kind: 'followProblem',
    path: 'problems/follow-up',
    summary: '跟踪困难问题',
    description: 'How it stands with a problem: still open, or solved (R-27).',
    refusals: [...DATES, 'NO_SUCH_PROBLEM'],
    fields: {
      problemId: Type.String({ pattern: '^problem:\\d{1,9}$' }),
      on: CivilDateType,
      outcome: StringEnum(['OPEN', 'SOLVED']),
      note,
    },
    example: { problemId: 'problem:31', on: '2027-01-08', outcome: 'SOLVED', note: '已联系托管班' },
    data: ({ problemId, on, outcome, note }, words) => ({
      problemId,
      on,
      outcome,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'joinHousehold',
    path: 'household',
    summary: '登记所属家庭',
    description:
      'Members of one household carry the same id; the first brings a new one. With a certified member (H1) the ' +
      'household is a zero-employment household with a clock at the county (R-87, R-90).',
    refusals: ['ALREADY_IN_HOUSEHOLD'],
    fields: { householdId: UuidType },
    example: { householdId: '5b1e0c9a-7f0e-4a53-8a54-0b6f0d3c9d20' },
    data: ({ householdId }) => ({ householdId }),
  }),
];
