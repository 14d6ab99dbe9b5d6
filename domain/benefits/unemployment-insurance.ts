import { explain, ifKnown, type Explained, type Known } from '../explained';

/** 失业保险金 by contribution: regions differ, so the table comes as data. Months. */
export interface BenefitMonthTable {
  minContributionMonths: number;
  /** From so many contribution months on, at most so many months of benefit; ascending. */
  steps: readonly { fromContributionMonths: number; months: number }[];
  capMonths: number;
}

/** Social Insurance Law (社会保险法) art. 45 and 46: the national table. */
export const NATIONAL_BENEFIT_TABLE: BenefitMonthTable = {
  minContributionMonths: 12,
  steps: [
    { fromContributionMonths: 12, months: 12 },
    { fromContributionMonths: 60, months: 18 },
    { fromContributionMonths: 120, months: 24 },
  ],
  capMonths: 24,
};

export interface UnemploymentInsuranceFacts {
  registered: Known;
  wantsWork: Known;
  /** 因本人意愿中断就业 */
  leftVoluntarily: Known;
  /** Months paid by employer and person since the last benefit. */
  contributionMonths: number | undefined;
  /** Months of an earlier claim that were not drawn. */
  carriedUnusedMonths: number;
}

/**
 * Whether a claim for unemployment benefit seems justified and for how many months (R-44; 社会保险法 art. 45, 46).
 * Guidance: the benefit agency decides. The amount is a local figure.
 */
export function unemploymentInsurance(
  facts: UnemploymentInsuranceFacts,
  table: BenefitMonthTable,
): Explained & { months: number } {
  const { registered, wantsWork, leftVoluntarily, contributionMonths, carriedUnusedMonths } = facts;
  const explained = explain(
    [
      {
        field: 'registered',
        holds: registered,
        text: '已办理失业登记(未登记的,先登记)',
        source: '社会保险法第45、50条',
      },
      { field: 'wantsWork', holds: wantsWork, text: '有求职要求', source: '社会保险法第45条' },
      {
        field: 'leftVoluntarily',
        holds: ifKnown(leftVoluntarily, (voluntarily) => !voluntarily),
        text: '非因本人意愿中断就业',
        source: '社会保险法第45条',
      },
      {
        field: 'contributionMonths',
        holds: ifKnown(contributionMonths, (months) => months >= table.minContributionMonths),
        text: `失业前用人单位和本人已缴费满${table.minContributionMonths}个月`,
        source: '社会保险法第45条',
      },
    ],
    ['失业保险金月标准'],
  );
  const isEligible = explained.verdict === 'ELIGIBLE';
  return {
    ...explained,
    months: isEligible ? monthsFor(contributionMonths ?? 0, carriedUnusedMonths, table) : 0,
  };
}

/** What one joint process does about a claim (R-44 一并办理): the person's own wish is never turned down here. */
export function jointClaim(
  { verdict }: Explained,
  wantsToClaim: Known,
): 'CLAIM_WITH_REGISTRATION' | 'OFFER_CLAIM' | 'NO_CLAIM' {
  if (wantsToClaim !== undefined) return wantsToClaim ? 'CLAIM_WITH_REGISTRATION' : 'NO_CLAIM';
  return verdict === 'NOT_ELIGIBLE' ? 'NO_CLAIM' : 'OFFER_CLAIM';
}

function monthsFor(
  contributionMonths: number,
  carried: number,
  { steps, capMonths }: BenefitMonthTable,
): number {
  const step = steps.findLast(({ fromContributionMonths }) => contributionMonths >= fromContributionMonths);
  return Math.min((step?.months ?? 0) + carried, capMonths);
}
