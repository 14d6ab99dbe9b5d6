import { Type, type Static } from '@sinclair/typebox';
import {
  explainBenefits,
  PERSONAL_BENEFITS,
  type BenefitPerson,
  type PersonalBenefit,
} from '../../domain/benefits/person';
import { suggestPolicies } from '../../domain/benefits/suggestions';
import type { RulesInForce } from '../../domain/case/context';
import type { CaseState } from '../../domain/case/state';
import type { CivilDate } from '../../domain/civil-date';
import { retirementOutlook, type KnownRetirementCategory } from '../../domain/retirement';
import { codesOf } from '../registrations/codes';
import { CivilDateType, Strict, StringEnum } from '../validation/types';

const RETIREMENT_CATEGORIES = ['MALE', 'FEMALE_55', 'FEMALE_50'] as const;

const answer = (description: string) => Type.Optional(Type.Boolean({ description }));
const count = (description: string, maximum = 600) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum, description }));

/** What the person answers; not asked is left out. Nothing of it is kept. */
export const SuggestionsBody = Strict(
  {
    retirementCategory: Type.Optional(
      StringEnum(RETIREMENT_CATEGORIES, { description: '男职工, 原55周岁女职工, 原50周岁女职工' }),
    ),
    leftVoluntarily: answer('因本人意愿中断就业'),
    contributionMonths: count('失业保险缴费月数'),
    carriedUnusedMonths: count('上次未领完的月数', 24),
    stillUnemployed: answer('领金期满仍未就业'),
    benefitEndsOn: Type.Optional(CivilDateType),
    drawsBenefit: answer('正在领取失业保险金'),
    drawsInsuranceSubsidy: answer('正在享受社会保险补贴'),
    cleanCredit: answer('本人及配偶无不良信用记录'),
    hasOtherLoans: answer('有助学、脱贫小额、住房、购车和小额消费以外的贷款'),
    earlierLoans: count('已获创业担保贷款次数', 10),
    graduatedOn: Type.Optional(
      Type.Union([CivilDateType, Type.Null()], { description: '高校毕业日期, null for none' }),
    ),
    paysOwnContributions: answer('以个人身份缴纳社会保险费'),
    newFormOfWork: answer('从事新就业形态'),
    boughtAccidentInsurance: answer('已购买意外伤害保险'),
    courseListed: answer('参加清单内的培训'),
    certificateObtained: answer('取得证书或培训合格'),
    inTraining: answer('正在参加补贴性培训'),
    schoolLeaver: answer('两后生'),
    plannedMonths: count('见习月数', 24),
  },
  { examples: [{ leftVoluntarily: false, contributionMonths: 74, cleanCredit: true }] },
);
export type SuggestionsRequest = Static<typeof SuggestionsBody>;

export const SuggestionsSchema = Type.Object(
  {
    suggestions: Type.Array(
      Type.Object({
        policyCode: Type.String({ description: 'For policies-found and referrals' }),
        name: Type.String({ examples: ['失业保险金'] }),
        verdict: StringEnum(['ELIGIBLE', 'UNKNOWN']),
        because: Type.Array(
          Type.Object({ text: Type.String(), source: Type.String(), holds: Type.Boolean() }),
        ),
        missing: Type.Array(Type.String(), { description: 'Answers that still decide' }),
        toConfirm: Type.Array(Type.String(), { description: '待确认' }),
      }),
    ),
  },
  { description: 'What the person seems entitled to first, then what an open question decides' },
);
export type SuggestionsView = Static<typeof SuggestionsSchema>;

/** What is known of the person beside the case. */
export interface KnownPerson {
  birthDate: CivilDate;
  sex: string;
  liftedFromPoverty: string | undefined;
}

/** 主动介绍相关政策: policies to speak of, with the reasons and what is still to ask. */
export function suggestionsView(
  state: CaseState,
  known: KnownPerson,
  { retirementCategory, ...answers }: SuggestionsRequest,
  today: CivilDate,
  { policy }: RulesInForce,
): SuggestionsView {
  const person = personOf(state, known, retirementCategory);
  const explained = explainBenefits(person, answers, today, policy.parameters.benefits);
  const rows = codesOf(PERSONAL_BENEFITS).map((ruleId) => ({ ruleId }));
  return {
    suggestions: suggestPolicies(rows, explained).map(({ row: { ruleId }, explained: why }) => ({
      policyCode: ruleId,
      name: PERSONAL_BENEFITS[ruleId satisfies PersonalBenefit],
      ...why,
      verdict: why.verdict === 'ELIGIBLE' ? 'ELIGIBLE' : 'UNKNOWN',
    })),
  };
}

function personOf(
  { registration, employment, hardship }: CaseState,
  { birthDate, sex, liftedFromPoverty }: KnownPerson,
  category: KnownRetirementCategory | undefined,
): BenefitPerson {
  const isKnown = liftedFromPoverty === 'YES' || liftedFromPoverty === 'NO';
  return {
    birthDate,
    retirement: retirementOutlook(category ?? (sex === 'MALE' ? 'MALE' : 'FEMALE_UNKNOWN'), birthDate),
    registered: registration === 'ACTIVE',
    unemployed: employment === 'UNEMPLOYED',
    flexiblyEmployed: employment === 'FLEXIBLE' && registration === 'CONVERTED',
    certifiedHardship: hardship.length > 0,
    outOfPoverty: isKnown ? liftedFromPoverty === 'YES' : undefined,
  };
}
