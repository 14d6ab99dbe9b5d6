import type { CivilDate } from '../civil-date';
import { anyOf, explain, ifKnown, type Explained, type Known } from '../explained';
import { graduatedWithin, type GraduationDate } from '../graduate';
import type { RetirementOutlook } from '../retirement';
import { subsidyTerm, type SubsidyTerm, type TermParameters } from './subsidy-term';

export interface FlexibleSubsidyFacts {
  certifiedHardship: Known;
  graduatedOn: GraduationDate;
  /** 灵活就业登记 */
  flexiblyEmployed: Known;
  paysOwnContributions: Known;
  retirement: RetirementOutlook | undefined;
  /** Civil date of the first approval, where there was one: it freezes age and term. */
  firstApprovedOn?: CivilDate;
}

export interface FlexibleSubsidyParameters extends TermParameters {
  graduateMonths: number;
}

const SOURCE = '就业补助资金管理办法(财社〔2023〕181号);河南省就业促进条例第45条';

/**
 * 灵活就业社会保险补贴: hardship persons and recent graduates who pay their own contributions while working
 * flexibly; at most two thirds of what they pay, for the term of an insurance subsidy.
 */
export function flexibleInsuranceSubsidy(
  facts: FlexibleSubsidyFacts,
  asOf: CivilDate,
  parameters: FlexibleSubsidyParameters,
): Explained & { term?: SubsidyTerm } {
  const { certifiedHardship, graduatedOn, flexiblyEmployed, paysOwnContributions, retirement } = facts;
  const firstApprovedOn = facts.firstApprovedOn ?? asOf;
  const isGraduate = graduatedWithin(graduatedOn, firstApprovedOn, parameters.graduateMonths);
  const term = retirement && subsidyTerm(firstApprovedOn, retirement, parameters);
  const explained = explain(
    [
      {
        field: 'certifiedHardship',
        holds: anyOf(certifiedHardship, isGraduate),
        text: '就业困难人员,或毕业2年内高校毕业生',
        source: SOURCE,
      },
      { field: 'flexiblyEmployed', holds: flexiblyEmployed, text: '已办理灵活就业登记', source: SOURCE },
      {
        field: 'paysOwnContributions',
        holds: paysOwnContributions,
        text: '以个人身份缴纳社会保险费',
        source: SOURCE,
      },
      {
        field: 'retirementCategory',
        holds: ifKnown(term?.endsOn, (endsOn) => asOf < endsOn),
        text: '在补贴期限内',
        source: SOURCE,
      },
    ],
    ['本市补贴标准(不超过实际缴费的2/3)'],
  );
  return term ? { ...explained, term } : explained;
}
