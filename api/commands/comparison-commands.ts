import { Type } from '@sinclair/typebox';
import { URGED } from '../../domain/case/comparison/facts';
import {
  HIT_FINDINGS,
  HIT_KINDS,
  SIGN_KINDS,
  type HitKind,
  type SignKind,
} from '../../domain/comparison-hit';
import { SELF_REPORTS, type SelfReport } from '../../domain/contact/self-report';
import { PENSION_FINDINGS } from '../../domain/retirement-check';
import { CivilDateType, StringEnum } from '../validation/types';
import { channel, DATES, note } from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';
import { keepEvidence, PlainEvidence } from './evidence';

const namesOf = (kinds: Record<string, { name: string }>) =>
  Object.values(kinds)
    .map(({ name }) => name)
    .join(', ');

/** What comparisons, the month of statutory age and the person themselves tell, and what follows (R-50, R-59 … R-61). */
export const COMPARISON_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'recordComparison',
    path: 'comparisons',
    summary: '登记数据比对结果',
    description:
      'By the county: what one batch said of the person. A hit opens its verification and changes nothing; without one ' +
      'the record was compared, which is a step of a search and may be the status check of the month (R-59, R-64, A-8).',
    refusals: [...DATES, 'LEVEL_TOO_LOW', 'NOT_UNEMPLOYED', 'ALREADY_COMPARED'],
    fields: {
      on: CivilDateType,
      batchId: Type.String({ pattern: '^[A-Za-z0-9._:-]{1,64}$', description: '比对批次编号' }),
      hit: Type.Optional(
        StringEnum(Object.keys(HIT_KINDS) as HitKind[], {
          description: `${namesOf(HIT_KINDS)}; left out where nothing was found`,
        }),
      ),
    },
    example: { on: '2026-12-01', batchId: 'SB2026-12', hit: 'UNIT_INSURANCE' },
    data: ({ on, batchId, hit }) => ({ on, batchId, ...(hit && { hit }) }),
  }),
  defineCommand({
    kind: 'verifySign',
    path: 'signs/verification',
    summary: '核验比对线索',
    description:
      'Person and source were asked. Confirmed work is urged to be registered, a pension or a death is put to somebody ' +
      'as a ground; nothing is cancelled (R-59, R-60, R-61).',
    refusals: [...DATES, 'NOTHING_TO_VERIFY', 'VERIFIED_TOO_EARLY'],
    fields: {
      kind: StringEnum(Object.keys(SIGN_KINDS) as SignKind[], { description: namesOf(SIGN_KINDS) }),
      on: CivilDateType,
      finding: StringEnum(HIT_FINDINGS, { description: '属实, 已不再属实, 非本人' }),
      evidence: PlainEvidence,
    },
    example: {
      kind: 'UNIT_INSURANCE',
      on: '2026-12-04',
      finding: 'CONFIRMED',
      evidence: { note: '本人电话确认已在某企业上班,单位参保记录一致' },
    },
    data: ({ kind, on, finding, evidence }, words) => ({
      kind,
      on,
      finding,
      evidenceId: keepEvidence(words, evidence),
    }),
  }),
  defineCommand({
    kind: 'urgeEmployment',
    path: 'employment/urging',
    summary: '督促办理就业登记',
    description:
      'From the first urging on the employment is registered within the days of the policy, then the county sees to it ' +
      '(R-60).',
    refusals: [...DATES, 'NOTHING_TO_URGE'],
    fields: { on: CivilDateType, whom: StringEnum(URGED, { description: '用人单位, 本人' }), note },
    example: { on: '2026-12-07', whom: 'EMPLOYER', note: '已电话告知单位经办人' },
    data: ({ on, whom, note }, words) => ({ on, whom, ...words.keepOptional('noteId', 'note', note) }),
  }),
  defineCommand({
    kind: 'recordPensionCheck',
    path: 'pension-checks',
    summary: '到龄核验养老待遇',
    description:
      'In the month of statutory age: a pension that is drawn is put to somebody as a ground; who draws none stays ' +
      'registered and is asked again. Age ends nothing (R-61, A-14).',
    refusals: [...DATES, 'NO_PENSION_CHECK_OWED', 'VERIFIED_TOO_EARLY'],
    fields: {
      on: CivilDateType,
      finding: StringEnum(PENSION_FINDINGS, { description: '已享受养老待遇, 尚未享受' }),
      note,
    },
    example: { on: '2027-04-08', finding: 'DRAWS_NONE', note: '缴费年限不足,继续缴费' },
    data: ({ on, finding, note }, words) => ({
      on,
      finding,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'recordSelfReport',
    path: 'self-reports',
    summary: '登记本人主动报告',
    description:
      'What the person tells of their own accord, taken down by staff: it becomes work to verify and decides nothing; it ' +
      'is no follow-up (R-50, A-7).',
    refusals: DATES,
    fields: {
      on: CivilDateType,
      channel,
      report: StringEnum(Object.keys(SELF_REPORTS) as SelfReport[], {
        description: Object.values(SELF_REPORTS).join(', '),
      }),
      note,
    },
    example: { on: '2026-12-10', channel: 'PHONE', report: 'WORK_FOUND', note: '本周一已到岗' },
    data: ({ on, channel, report, note }, words) => ({
      on,
      channel,
      report,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
];
