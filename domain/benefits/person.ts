import type { CivilDate } from '../civil-date';
import type { Explained, Known } from '../explained';
import type { GraduationDate } from '../graduate';
import type { BenefitParameters } from '../policy/parameters';
import type { RetirementOutlook } from '../retirement';
import { accidentInsuranceSubsidy } from './accident-insurance-subsidy';
import { flexibleInsuranceSubsidy } from './flexible-insurance-subsidy';
import { internship } from './internship';
import { benefitUntilRetirement, pensionContribution } from './near-retirement';
import type { BenefitRule } from './policy-table';
import { startUpLoan, type StartUpGroup } from './start-up-loan';
import { trainingLivingAllowance, trainingSubsidy } from './training-subsidy';
import { unemploymentInsurance } from './unemployment-insurance';

/** What a person, and not a firm, can claim. */
export const PERSONAL_BENEFITS = {
  UNEMPLOYMENT_INSURANCE: '失业保险金',
  BENEFIT_UNTIL_RETIREMENT: '大龄领金人员延长领金',
  PENSION_CONTRIBUTION: '大龄领金人员养老保险费',
  START_UP_LOAN: '创业担保贷款',
  FLEXIBLE_INSURANCE_SUBSIDY: '灵活就业社会保险补贴',
  ACCIDENT_INSURANCE_SUBSIDY: '新就业形态意外伤害保险补贴',
  TRAINING_SUBSIDY: '职业培训补贴',
  TRAINING_LIVING_ALLOWANCE: '培训期间生活费补贴',
  INTERNSHIP: '就业见习',
} as const satisfies Partial<Record<BenefitRule, string>>;
export type PersonalBenefit = keyof typeof PERSONAL_BENEFITS;

/** What is known of a person without asking. */
export interface BenefitPerson {
  birthDate: CivilDate;
  retirement: RetirementOutlook;
  registered: boolean;
  unemployed: boolean;
  flexiblyEmployed: boolean;
  certifiedHardship: boolean;
  outOfPoverty: Known;
}

/** What is asked; not there while nobody has. Months are whole calendar months. */
export interface BenefitAnswers {
  leftVoluntarily?: boolean;
  contributionMonths?: number;
  carriedUnusedMonths?: number;
  stillUnemployed?: boolean;
  benefitEndsOn?: CivilDate;
  drawsBenefit?: boolean;
  drawsInsuranceSubsidy?: boolean;
  cleanCredit?: boolean;
  hasOtherLoans?: boolean;
  earlierLoans?: number;
  graduatedOn?: GraduationDate;
  paysOwnContributions?: boolean;
  newFormOfWork?: boolean;
  boughtAccidentInsurance?: boolean;
  courseListed?: boolean;
  certificateObtained?: boolean;
  inTraining?: boolean;
  schoolLeaver?: boolean;
  plannedMonths?: number;
}

/**
 * How it stands with each policy for one person (R-22, R-23, R-41 … ): what the case knows and what
 * was answered, on a day. Guidance with reasons; the paying agency decides.
 */
export function explainBenefits(
  person: BenefitPerson,
  answers: BenefitAnswers,
  asOf: CivilDate,
  parameters: BenefitParameters,
): Readonly<Record<PersonalBenefit, Explained>> {
  const { retirement, registered, certifiedHardship, unemployed } = person;
  const asked = { ...NOTHING_ASKED, ...answers };
  return {
    UNEMPLOYMENT_INSURANCE: unemploymentInsurance(
      { ...asked, registered, wantsWork: registered, carriedUnusedMonths: answers.carriedUnusedMonths ?? 0 },
      parameters.unemploymentInsurance,
    ),
    BENEFIT_UNTIL_RETIREMENT: benefitUntilRetirement(
      { stillUnemployed: asked.stillUnemployed, retirement },
      answers.benefitEndsOn ?? asOf,
      parameters.nearRetirement,
    ),
    PENSION_CONTRIBUTION: pensionContribution({ ...asked, retirement }, asOf, parameters.nearRetirement),
    START_UP_LOAN: startUpLoan(
      { ...asked, ...person, groups: groupsOf(person) },
      asOf,
      parameters.startUpLoan,
    ),
    FLEXIBLE_INSURANCE_SUBSIDY: flexibleInsuranceSubsidy(
      { ...asked, ...person },
      asOf,
      parameters.flexibleInsurance,
    ),
    ACCIDENT_INSURANCE_SUBSIDY: accidentInsuranceSubsidy(asked),
    TRAINING_SUBSIDY: trainingSubsidy({ ...asked, registeredUnemployed: registered }),
    TRAINING_LIVING_ALLOWANCE: trainingLivingAllowance({
      ...asked,
      certifiedHardship,
      outOfPovertyFamily: person.outOfPoverty,
    }),
    INTERNSHIP: internship(
      { ...asked, birthDate: person.birthDate, unemployed, registeredUnemployed: registered },
      asOf,
      parameters.internship,
    ),
  };
}

/** A rule is told of every fact that it asks for, also that it is not known. */
const NOTHING_ASKED: Record<
  Exclude<keyof BenefitAnswers, 'benefitEndsOn' | 'carriedUnusedMonths'>,
  undefined
> = {
  leftVoluntarily: undefined,
  contributionMonths: undefined,
  stillUnemployed: undefined,
  drawsBenefit: undefined,
  drawsInsuranceSubsidy: undefined,
  cleanCredit: undefined,
  hasOtherLoans: undefined,
  earlierLoans: undefined,
  graduatedOn: undefined,
  paysOwnContributions: undefined,
  newFormOfWork: undefined,
  boughtAccidentInsurance: undefined,
  courseListed: undefined,
  certificateObtained: undefined,
  inTraining: undefined,
  schoolLeaver: undefined,
  plannedMonths: undefined,
};

function groupsOf({ registered, certifiedHardship, outOfPoverty }: BenefitPerson): StartUpGroup[] {
  return [
    ...(registered ? (['REGISTERED_UNEMPLOYED'] as const) : []),
    ...(certifiedHardship ? (['HARDSHIP'] as const) : []),
    ...(outOfPoverty ? (['OUT_OF_POVERTY'] as const) : []),
  ];
}
