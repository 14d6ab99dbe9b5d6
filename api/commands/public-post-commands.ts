import { Type } from '@sinclair/typebox';
import { POST_END_REASONS, RECOMMENDATION_ANSWERS } from '../../domain/case/public-post/facts';
import { POST_TERM_BASES } from '../../domain/public-posts';
import { CivilDateType, StringEnum } from '../validation/types';
import { DATES } from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';
import { keepEvidence, PlainEvidence } from './evidence';

const reference = (description: string) => Type.String({ pattern: '^[A-Za-z0-9._:-]{1,64}$', description });
const postId = reference('岗位编号');

/** 托底安置: a public-welfare post, from its recommendation to the end of its term. */
export const PUBLIC_POST_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'recommendPost',
    path: 'public-posts/recommendation',
    summary: '推荐公益性岗位',
    description:
      'To persons of special hardship first, to others after the market was tried, and what the person answered ' +
      '(R-28, R-35).',
    refusals: [...DATES, 'NOT_UNEMPLOYED', 'NOT_LEVEL_II', 'MARKET_FIRST'],
    fields: {
      on: CivilDateType,
      answer: StringEnum(RECOMMENDATION_ANSWERS, { description: '愿意, 不愿意' }),
    },
    example: { on: '2026-12-01', answer: 'ACCEPTS' },
    data: ({ on, answer }) => ({ on, answer }),
  }),
  defineCommand({
    kind: 'applyForPost',
    path: 'public-posts/application',
    summary: '登记公益性岗位申请',
    description: 'For one post, whose ranking counts the person in (R-28, R-89).',
    refusals: [...DATES, 'NOT_UNEMPLOYED', 'NOT_LEVEL_II', 'NOT_RECOMMENDED'],
    fields: { on: CivilDateType, postId },
    example: { on: '2026-12-03', postId: 'GY2026-017' },
    data: ({ on, postId }) => ({ on, postId }),
  }),
  defineCommand({
    kind: 'placeInPost',
    path: 'public-posts/placement',
    summary: '公益性岗位安置',
    description:
      'By the county, on the frozen ranking of the post. It is employment: the registration ends on it, hardship with ' +
      'it, and follow-up goes on; the end of the term is foreseen (R-28, R-61, R-89).',
    refusals: [
      'DATE_IN_FUTURE',
      'NOT_YET_HAPPENED',
      'LEVEL_TOO_LOW',
      'NOT_UNEMPLOYED',
      'NOT_LEVEL_II',
      'POST_NOT_APPLIED_FOR',
      'POST_TERM_TOO_LONG',
    ],
    fields: {
      postId,
      rankingId: reference('排序结果编号'),
      startedOn: CivilDateType,
      until: CivilDateType,
      basis: StringEnum(POST_TERM_BASES, { description: '一般期限, 至退休' }),
      evidence: PlainEvidence,
    },
    example: {
      postId: 'GY2026-017',
      rankingId: 'PX2026-017-1',
      startedOn: '2026-12-15',
      until: '2029-12-14',
      basis: 'FULL_TERM',
      evidence: { number: 'XY2026-017', note: '公益性岗位协议' },
    },
    data: ({ evidence, ...placed }, words) => ({
      postId: placed.postId,
      rankingId: placed.rankingId,
      startedOn: placed.startedOn,
      until: placed.until,
      basis: placed.basis,
      evidenceId: keepEvidence(words, evidence),
    }),
  }),
  defineCommand({
    kind: 'endPublicPost',
    path: 'public-posts/end',
    summary: '公益性岗位安置终止',
    description: 'The person is out of work again: they register anew, or report other work (R-28, R-56).',
    refusals: [...DATES, 'NOT_PLACED'],
    fields: {
      on: CivilDateType,
      reason: StringEnum(POST_END_REASONS, { description: '期满, 本人离岗, 解除协议' }),
    },
    example: { on: '2029-12-14', reason: 'TERM_OVER' },
    data: ({ on, reason }) => ({ on, reason }),
  }),
];
