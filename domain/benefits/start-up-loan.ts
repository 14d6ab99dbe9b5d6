import { ageOn, type CivilDate } from '../civil-date';
import { asKnown, explain, ifKnown, type Explained, type Known } from '../explained';
import { retiresWithin, type RetirementOutlook } from '../retirement';

/** 创业担保贷款: whom it is for. */
export const START_UP_GROUPS = {
  REGISTERED_UNEMPLOYED: '登记失业人员',
  HARDSHIP: '就业困难人员',
  VETERAN: '退役军人',
  RELEASED: '刑满释放人员',
  GRADUATE: '高校毕业生(毕业学年及毕业5年内)',
  CAPACITY_CUT: '化解过剩产能企业职工',
  RETURNED_FARMER: '返乡创业农民工',
  FARMER: '自主创业农民',
  ONLINE_SELLER: '网络商户',
  OUT_OF_POVERTY: '脱贫人口',
} as const;
export type StartUpGroup = keyof typeof START_UP_GROUPS;

export interface StartUpLoanFacts {
  birthDate: CivilDate;
  retirement: RetirementOutlook | undefined;
  groups: readonly StartUpGroup[];
  /** 本人及配偶无不良信用记录 */
  cleanCredit: Known;
  /** Other loans beside student, anti-poverty small, house, car and small consumer loans. */
  hasOtherLoans: Known;
  earlierLoans: number | undefined;
}

/** Years, counts and yuan. The national limit is shown, with 待确认, while the city's own is not known. */
export interface StartUpLoanParameters {
  minAge: number;
  maxLoans: number;
  personMaxYuan: number;
  localLimitConfirmed: boolean;
}

const SOURCE = '财金〔2023〕75号、豫财金〔2024〕2号';

/** Whether to point a person who wants to start a business to the loan. The bank decides. */
export function startUpLoan(
  facts: StartUpLoanFacts,
  asOf: CivilDate,
  { minAge, maxLoans, personMaxYuan, localLimitConfirmed }: StartUpLoanParameters,
): Explained & { maxYuan: number } {
  const { birthDate, retirement, groups, cleanCredit, hasOtherLoans, earlierLoans } = facts;
  const explained = explain(
    [
      {
        field: 'birthDate',
        holds: ageOn(birthDate, asOf) >= minAge,
        text: `年满${minAge}周岁`,
        source: SOURCE,
      },
      {
        field: 'retirementCategory',
        holds: ifKnown(retirement && asKnown(retiresWithin(retirement, asOf, 0)), (reached) => !reached),
        text: '在法定劳动年龄内',
        source: SOURCE,
      },
      { field: 'groups', holds: groups.length > 0, text: '属于创业担保贷款扶持对象', source: SOURCE },
      { field: 'cleanCredit', holds: cleanCredit, text: '本人及配偶无不良信用记录', source: SOURCE },
      {
        field: 'hasOtherLoans',
        holds: ifKnown(hasOtherLoans, (has) => !has),
        text: '除助学、脱贫小额、住房、购车和小额消费贷款外无其他贷款',
        source: SOURCE,
      },
      {
        field: 'earlierLoans',
        holds: ifKnown(earlierLoans, (count) => count < maxLoans),
        text: `累计未超过${maxLoans}次`,
        source: SOURCE,
      },
    ],
    localLimitConfirmed ? [] : ['本市个人贷款额度'],
  );
  return { ...explained, maxYuan: personMaxYuan };
}
