import { Type, type Static, type TObject } from '@sinclair/typebox';
import { HANDLING_MODES } from '../../domain/benefits/referral';
import { FIT_REASONS } from '../../domain/case/services/commands';
import type { VisitReferral } from '../../domain/case/visit/commands';
import { isConfidential, SERVICE_CLASSES } from '../../domain/classes';
import { DECLINE_REASONS, PUSH_RESULTS } from '../../domain/push-result';
import { ApiError } from '../errors/api-error';
import { codesOf } from '../registrations/codes';
import { StringEnum } from '../validation/types';
import { note } from './contact-fields';
import type { Words } from './words';

/** What the forms of services, their results and claims share, whether act by act or as part of a visit. */

export const SERVICE_REFUSALS = [
  'UNKNOWN_SERVICE_ITEM',
  'ANSWER_NOT_ALLOWED',
  'REFERENCE_REQUIRED',
  'FIT_REASON_REQUIRED',
] as const;

const declineReason = StringEnum(DECLINE_REASONS, {
  description: '拒绝原因: 工种, 薪资, 距离, 时间, 身体, 家庭, 其他',
});

export const RESULT_REFUSALS = [
  'NO_RESULT_AWAITED',
  'RESULT_BEFORE_PUSH',
  'DECLINE_REASON_REQUIRED',
] as const;
export const REFERRAL_REFUSALS = [
  'TOO_MANY_REFERRALS',
  'NOT_ONE_TO_ONE',
  'STEP_NOT_POSSIBLE',
  'STEP_BEFORE_LAST',
  'AMOUNT_MISSING',
] as const;

export const reference = Type.String({
  pattern: '^[A-Za-z0-9._:-]{1,64}$',
  description: 'Of the vacancy, gig or course (A-4)',
});

/** 求职结果 of one vacancy or gig. */
export const result = {
  reference,
  result: StringEnum(codesOf(PUSH_RESULTS), { description: '面试, 录用, 未录用, 拒绝' }),
  reason: Type.Optional(declineReason),
  note,
};

export const policyCode = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,40}$',
  description: 'Of the policy list (R-20)',
  examples: ['UNEMPLOYMENT_INSURANCE'],
});

/** 指引申领: a step of a claim, or that it was asked about. */
export const referral = {
  policyCode,
  to: StringEnum(['INFORMED', 'APPLIED', 'PAID', 'NOT_ENTITLED', 'ABANDONED', 'WAITING'], {
    description: '已告知, 已申请, 已发放, 不符合, 放弃, 尚无结果',
  }),
  oneToOne: Type.Optional(Type.Boolean({ description: '“一对一”告知, required for INFORMED (R-30)' })),
  mode: Type.Optional(
    StringEnum(HANDLING_MODES, {
      description: '网上办, 自助办, 帮办, 快办, 窗口办; required for APPLIED (R-73)',
    }),
  ),
  paidYuan: Type.Optional(
    Type.Number({
      minimum: 0.01,
      maximum: 10_000_000,
      description: '元, 最多两位小数; required for PAID',
    }),
  ),
  note,
};

export const classes = Type.Array(StringEnum(SERVICE_CLASSES), {
  minItems: 1,
  maxItems: 6,
  uniqueItems: true,
  description: '求职, 培训, 创业, 失业金, 意向不清晰, 其他; all that the person wishes',
});

export const service = {
  item: Type.String({ pattern: '^[A-Z0-9_]{1,40}$', examples: ['POLICY_SERVICE'] }),
  answer: StringEnum(['PROVIDED', 'DECLINED', 'NO_NEED']),
  reference: Type.Optional(reference),
  fitReason: Type.Optional(StringEnum(FIT_REASONS, { description: '适合理由: 工种, 薪资, 距离, 时间' })),
  declineReason: Type.Optional(declineReason),
  note,
};

type ServiceBody = Static<TObject<typeof service>>;

/** A service as a command has it; what was said in counselling is kept for its author alone. */
export function serviceData({ note: words, ...given }: ServiceBody, keep: Words) {
  return {
    ...given,
    ...keep.keepOptional('noteId', isConfidential(given.item) ? CONFIDENTIAL : 'note', words),
  };
}

/** The result of a vacancy as a command has it. */
export function resultData({ note: words, ...told }: Static<TObject<typeof result>>, keep: Words) {
  return { ...told, ...keep.keepOptional('noteId', 'note', words) };
}

/** Kind of a particular that nobody but its author reads. */
export const CONFIDENTIAL = 'counselling';

/**
 * A step of a claim as a command has it.
 * @param path of the step in the form
 * @throws ApiError INVALID_FIELD when it is not said how the claim was made, or an amount is none
 */
export function referralData(
  { policyCode, to, oneToOne = false, mode, paidYuan = 0, note }: Static<TObject<typeof referral>>,
  words: Words,
  path = '',
): VisitReferral {
  const of = { policyCode, ...words.keepOptional('noteId', 'note', note) };
  switch (to) {
    case 'INFORMED':
      return { ...of, to, oneToOne };
    case 'APPLIED':
      if (!mode)
        throw new ApiError('INVALID_FIELD', { field: `${path}mode`, nextStep: '请选择申请的办理方式' });
      return { ...of, to, mode };
    case 'PAID':
      if (Math.round(paidYuan * 100) / 100 !== paidYuan)
        throw new ApiError('INVALID_FIELD', { field: `${path}paidYuan`, nextStep: '金额最多保留两位小数' });
      return { ...of, to, paidYuan };
    default:
      return { ...of, to };
  }
}
