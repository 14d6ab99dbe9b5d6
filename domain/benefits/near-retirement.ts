import type { CivilDate } from '../civil-date';
import { asKnown, explain, ifKnown, type Explained, type Known } from '../explained';
import { retiresInLessThan, retiresWithin, type RetirementOutlook } from '../retirement';

/** 不足1年: calendar months to statutory age, strictly less. */
export interface NearRetirementParameters {
  nearRetirementMonths: number;
}

const EXTENSION = '大龄领金人员延长领金规定(2024年11月)';
const CONTRIBUTION = '人社部发〔2024〕76号';

/**
 * 大龄延发: who has drawn all months, is still unemployed and less than a year from statutory age goes on drawing
 * benefit until then. With the date certain, `until` is that day.
 * @param benefitEndsOn civil date on which the months end: the distance is measured there
 */
export function benefitUntilRetirement(
  facts: { stillUnemployed: Known; retirement: RetirementOutlook | undefined },
  benefitEndsOn: CivilDate,
  { nearRetirementMonths }: NearRetirementParameters,
): Explained & { until?: CivilDate } {
  const { stillUnemployed, retirement } = facts;
  const explained = explain([
    { field: 'stillUnemployed', holds: stillUnemployed, text: '领金期满仍未就业', source: EXTENSION },
    ...distanceConditions(retirement, benefitEndsOn, nearRetirementMonths, EXTENSION),
  ]);
  const isCertain = explained.verdict === 'ELIGIBLE' && retirement?.certain === true;
  return isCertain ? { ...explained, until: retirement.latest } : explained;
}

/**
 * 大龄领金人员养老保险费: while benefit is drawn less than a year from statutory age, the fund bears the minimum
 * pension contribution, paid first and refunded; from 2025-01-01 to 2039-12-31, and not beside the hardship insurance
 * subsidy.
 */
export function pensionContribution(
  facts: {
    drawsBenefit: Known;
    drawsInsuranceSubsidy: Known;
    retirement: RetirementOutlook | undefined;
  },
  asOf: CivilDate,
  { nearRetirementMonths }: NearRetirementParameters,
): Explained {
  const { drawsBenefit, drawsInsuranceSubsidy, retirement } = facts;
  const isOpen = '2025-01-01' <= asOf && asOf <= '2039-12-31';
  return explain(
    [
      { field: 'asOf', holds: isOpen, text: '政策执行期2025年至2039年', source: CONTRIBUTION },
      { field: 'drawsBenefit', holds: drawsBenefit, text: '正在领取失业保险金', source: CONTRIBUTION },
      ...distanceConditions(retirement, asOf, nearRetirementMonths, CONTRIBUTION),
      {
        field: 'drawsInsuranceSubsidy',
        holds: ifKnown(drawsInsuranceSubsidy, (draws) => !draws),
        text: '未同时享受就业困难人员社保补贴',
        source: CONTRIBUTION,
      },
    ],
    ['代缴标准'],
  );
}

function distanceConditions(
  retirement: RetirementOutlook | undefined,
  asOf: CivilDate,
  months: number,
  source: string,
) {
  return [
    {
      field: 'retirementCategory',
      holds: retirement && asKnown(retiresInLessThan(retirement, asOf, months)),
      text: `距法定退休年龄不足${months}个月`,
      source,
    },
    {
      field: 'retirementCategory',
      holds: ifKnown(retirement && asKnown(retiresWithin(retirement, asOf, 0)), (reached) => !reached),
      text: '未达到法定退休年龄',
      source,
    },
  ];
}
