import { Type } from '@sinclair/typebox';
import { MANUAL_LOSS_REASONS, type HardshipCommands } from '../../domain/case/hardship/commands';
import { PROPOSAL_ANSWERS } from '../../domain/case/hardship/facts';
import { HARDSHIP_CATEGORIES } from '../../domain/hardship/categories';
import { ApiError } from '../errors/api-error';
import { CivilDateType, FreeText, Strict, StringEnum } from '../validation/types';
import { defineCommand, type CommandDefinition } from './definition';
import { keepEvidence, PlainEvidence } from './evidence';
import { DATES, note } from './contact-fields';
import type { Words } from './words';

const category = StringEnum(HARDSHIP_CATEGORIES);
const answer = () => Type.Optional(Type.Boolean());

const decision = {
  on: CivilDateType,
  outcome: StringEnum(['PASS', 'RETURN', 'REJECT'], { description: '通过, 一次性退回补正, 不予认定' }),
  reason: Type.Optional(FreeText(2000, '退回或不予认定的理由, required unless PASS')),
};
const decided = { on: '2026-11-25', outcome: 'RETURN', reason: '缺少低保证复印件' } as const;
const STAGE_REFUSALS = [
  ...DATES,
  'NOT_AT_THIS_STAGE',
  'OUTCOME_NOT_ALLOWED',
  'LEVEL_TOO_LOW',
  'OWN_ACT',
  'REASON_REQUIRED',
] as const;

/** From the proposal of a category to the end of its certificate. */
export const HARDSHIP_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'tellHardship',
    path: 'hardship-proposals/answer',
    summary: '告知可申请困难认定',
    description: 'The person was told of the categories that the rules found, and answered (R-33, A-19).',
    refusals: [...DATES, 'NOTHING_PROPOSED'],
    fields: {
      on: CivilDateType,
      answer: StringEnum(PROPOSAL_ANSWERS, { description: '申请, 再考虑, 不申请' }),
    },
    example: { on: '2026-11-25', answer: 'CONSIDERS' },
    data: ({ on, answer }) => ({ on, answer }),
  }),
  defineCommand({
    kind: 'askHardship',
    path: 'hardship-questions',
    summary: '核对困难情形',
    description:
      'What the person answers; not asked is left out. Proposes categories, and at the yearly review says whether ' +
      'the certified ones still hold (R-33, R-55, A-17). Of the answers only what follows from them is kept.',
    refusals: [...DATES, 'NOT_UNEMPLOYED'],
    fields: {
      on: CivilDateType,
      answers: Strict({
        zeroEmploymentHousehold: answer(),
        graduatedOn: Type.Optional(Type.Union([CivilDateType, Type.Null()])),
        graduateOfHardHousehold: answer(),
        studentLoan: answer(),
        landExpropriated: answer(),
        disabled: answer(),
        veteranWithoutArrangement: answer(),
        modelWorker: answer(),
        martyrOrSoldierFamily: answer(),
        singleParent: answer(),
        lowIncomeHousehold: answer(),
        outOfPoverty: answer(),
        otherDocumentNumber: Type.Optional(Type.String({ format: 'document-number', maxLength: 60 })),
      }),
      note,
    },
    example: { on: '2026-11-25', answers: { lowIncomeHousehold: true, disabled: false } },
    data: ({ on, answers, note }, words) => ({
      on,
      answers,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'applyForHardship',
    path: 'hardship-applications',
    summary: '受理困难认定申请',
    description: 'The person applies, with the form, commitment and evidence of the category (R-87).',
    refusals: [...DATES, 'NOT_UNEMPLOYED', 'ALREADY_CERTIFIED', 'APPLICATION_PENDING'],
    fields: { category, on: CivilDateType, evidence: PlainEvidence },
    example: { category: 'H7', on: '2026-11-25', evidence: { number: 'D0001', note: '低保家庭' } },
    data: ({ category, on, evidence }, words) => ({
      category,
      on,
      evidenceId: keepEvidence(words, evidence),
    }),
  }),
  defineCommand({
    kind: 'checkHardship',
    path: 'hardship-applications/first-check',
    summary: '困难认定初审',
    description:
      'The community checks, with a visit. Passed, the public notice hangs from that day; when its days are over the ' +
      'subdistrict has its turn (R-87).',
    refusals: STAGE_REFUSALS,
    fields: decision,
    example: decided,
    data: stageData,
  }),
  defineCommand({
    kind: 'objectToHardship',
    path: 'hardship-applications/objection',
    summary: '登记公示异议',
    description: 'An objection while the notice hangs sends the application back (R-87).',
    refusals: [...DATES, 'NOT_AT_THIS_STAGE'],
    fields: { on: CivilDateType, reason: FreeText(2000, '异议内容') },
    example: { on: '2026-11-26', reason: '邻居反映其在外地经营店铺' },
    data: ({ on, reason }, words) => ({ on, reasonId: words.keep('reason', reason) }),
  }),
  defineCommand({
    kind: 'reviewHardship',
    path: 'hardship-applications/review',
    summary: '困难认定复核',
    description: 'The subdistrict reviews; not by who checked first (R-87).',
    refusals: STAGE_REFUSALS,
    fields: decision,
    example: decided,
    data: stageData,
  }),
  defineCommand({
    kind: 'confirmHardship',
    path: 'hardship-applications/confirmation',
    summary: '困难认定确认',
    description: 'The county confirms, which certifies and raises the help to Level Ⅱ (R-25, R-87, A-19).',
    refusals: STAGE_REFUSALS,
    fields: decision,
    example: decided,
    data: stageData,
  }),
  defineCommand({
    kind: 'certifyHardship',
    path: 'hardship-certifications',
    summary: '直接认定就业困难人员',
    description:
      'By the county, on a certificate that is there already: a person brought over from another system. Raises the ' +
      'help to Level Ⅱ (R-25, R-33, A-19).',
    refusals: [...DATES, 'LEVEL_TOO_LOW', 'NOT_UNEMPLOYED', 'ALREADY_CERTIFIED', 'APPLICATION_PENDING'],
    fields: { category, on: CivilDateType, evidence: PlainEvidence },
    example: { category: 'H7', on: '2026-11-25', evidence: { number: 'D0001', note: '低保家庭' } },
    data: ({ category, on, evidence }, words) => ({
      category,
      on,
      evidenceId: keepEvidence(words, evidence),
    }),
  }),
  defineCommand({
    kind: 'endHardship',
    path: 'hardship-certifications/end',
    summary: '退出困难认定或变更类别',
    description:
      'The condition is gone (X3), the declaration was false (X4), or the person gives it up in writing (X5); all ' +
      'categories unless one is named. Another can take its place. The person keeps Level Ⅰ (A-17).',
    refusals: [...DATES, 'LEVEL_TOO_LOW', 'NOT_CERTIFIED', 'ALREADY_CERTIFIED'],
    fields: {
      reason: StringEnum(MANUAL_LOSS_REASONS, { description: '不再符合条件, 虚假申报, 本人书面申请' }),
      on: CivilDateType,
      evidence: PlainEvidence,
      category: Type.Optional(category),
      instead: Type.Optional(category),
    },
    example: {
      reason: 'X3',
      on: '2027-11-25',
      evidence: { note: '毕业已满两年' },
      category: 'H4',
      instead: 'H3',
    },
    data: ({ reason, on, evidence, category, instead }, words) => ({
      reason,
      on,
      evidenceId: keepEvidence(words, evidence),
      ...(category && { category }),
      ...(instead && { instead }),
    }),
  }),
];

interface StageBody {
  on: string;
  outcome: 'PASS' | 'RETURN' | 'REJECT';
  reason?: string;
}

function stageData({ on, outcome, reason }: StageBody, words: Words): HardshipCommands['checkHardship'] {
  if (outcome === 'PASS') {
    if (reason === undefined) return { on, outcome };
    throw new ApiError('INVALID_FIELD', { field: 'reason', nextStep: '通过时无需填写理由,请删除' });
  }
  if (reason === undefined) throw new ApiError('REASON_REQUIRED', { field: 'reason' });
  return { on, outcome, reasonId: words.keep('reason', reason) };
}
