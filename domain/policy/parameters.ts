import type { FlexibleSubsidyParameters } from '../benefits/flexible-insurance-subsidy';
import type { InternshipParameters } from '../benefits/internship';
import type { NearRetirementParameters } from '../benefits/near-retirement';
import type { OneTimeSchemeParameters } from '../benefits/employer-subsidies';
import type { StartUpLoanParameters } from '../benefits/start-up-loan';
import type { ReferralParameters } from '../benefits/referral';
import type { TermParameters } from '../benefits/subsidy-term';
import type { BenefitMonthTable } from '../benefits/unemployment-insurance';
import type { TaskKind } from '../case/task';
import type { ClassParameters } from '../classes';
import type { ComparisonHitParameters } from '../comparison-hit';
import type { LostContactParameters } from '../contact/lost-contact';
import type { SelfReportParameters } from '../contact/self-report';
import type { ContactParameters } from '../contact/valid-follow-up';
import type { ZombieParameters } from '../contact/zombie-records';
import type { HardshipParameters } from '../hardship/candidates';
import type { HardshipCategory } from '../hardship/categories';
import type { CertificationParameters } from '../hardship/certification';
import type { PlanParameters } from '../hardship/plan';
import type { ProblemParameters } from '../hardship/problems';
import type { HouseholdParameters } from '../household';
import type { NoticeParameters } from '../notice-to-person';
import type { OrgLevel } from '../organisation';
import type { ProfileParameters } from '../profile';
import type { RankingParameters } from '../public-posts';
import type { PushResultParameters } from '../push-result';
import type { RefusalParameters } from '../refusals';
import type { RegistrationDecisionParameters } from '../registration-decision';
import type { RepeatParameters } from '../repeated-unemployment';
import type { RetirementCheckParameters } from '../retirement-check';
import type { ServicePackage } from './service-package';

export type { PackageItem, ServiceAnswer, ServicePackage } from './service-package';

/** A rung of the escalation ladder: the level that sees the task, and when. */
export interface Rung {
  level: OrgLevel;
  /** Counted from the start of the urgent day, or from the instant of breach. */
  from: 'URGENT' | 'BREACH';
  afterWorkdays: number;
}

export const CADENCES = ['MONTH', 'QUARTER', 'HALF_YEAR'] as const;
export type Cadence = (typeof CADENCES)[number];

/** From registration to the record of an act. */
export interface IntakeParameters extends RegistrationDecisionParameters {
  /** within which a case without an owner gets one. */
  ownerWorkdays: number;
  /** an act entered within so many working days counts on the day it was done. */
  entryWorkdays: number;
}

/** Cadences, and what shapes a follow-up: comparison (A-8, Q2), self-report, repeated unemployment. */
export interface FollowUpParameters extends ContactParameters, SelfReportParameters, RepeatParameters {
  /** persons certified as in hardship. */
  hardship: Cadence;
  /** A-8, Q2: persons without certified hardship. */
  general: Cadence;
  /** */
  flexible: Cadence;
  /** */
  stable: Cadence;
  /** A-10, Q3: follow-ups held in stable employment after which the case ends. */
  stablePeriods: number;
  /** Day of a period's last month from which an open follow-up is urgent (A-6: the 20th). */
  urgentDay: number;
  /** with fewer days left, the first follow-up falls into the next period. */
  minDaysInFirstPeriod: number;
  /** Level that sees the next follow-up after 1, 2, 3 … missed in a row. */
  missedLadder: OrgLevel[];
}

/** Keeping the record alive: fields verified again, records that nobody has touched for long. */
export interface LongTermParameters extends ProfileParameters, ZombieParameters {
  /** after so many months registered, and again after as many, the record is brought up to date. */
  months: number;
  refreshWorkdays: number;
}

/** Certification and what follows from it: thresholds of the categories, plan, problems. */
export interface HardshipPolicy extends HardshipParameters, PlanParameters, ProblemParameters {
  /** the notice's list is open ("等"). */
  specialCategories: HardshipCategory[];
  /** from a proposal to the talk about it. */
  tellWorkdays: number;
  /** from a changed finding to the questions that it raises. */
  statusWorkdays: number;
  /** Q4: working days of each stage. */
  certificationWorkdays: CertificationParameters;
  /** from certification to the individual plan. */
  planWorkdays: number;
  /** Q5: no expiry of its own; gone through again after so many months. */
  reviewMonths: number;
}

/** A-10, Q7 稳定就业: any one of them makes employment stable. */
export interface StableEmploymentParameters {
  contractMonths: number;
  insuredMonths: number;
  licenceMonths: number;
}

/** recommendation for a public-welfare post, order of the candidates, term of the subsidy. */
export interface PublicPostParameters {
  minMarketAttempts: number;
  /** from certification to the recommendation of a post. */
  recommendWorkdays: number;
  /** Months before the end of a term in which what follows is seen to. */
  endNoticeMonths: number;
  /** from the end of a term to a new registration or other work. */
  afterWorkdays: number;
  ranking: RankingParameters;
  term: TermParameters;
}

/** Thresholds of the guidance on benefits (R-23, R-41 … … R-83); each group as its rule in ../benefits. */
export interface BenefitParameters {
  unemploymentInsurance: BenefitMonthTable;
  nearRetirement: NearRetirementParameters;
  startUpLoan: StartUpLoanParameters;
  flexibleInsurance: FlexibleSubsidyParameters;
  graduateHiring: { graduateMonths: number };
  oneTimeHiring: OneTimeSchemeParameters;
  internship: InternshipParameters;
}

/**
 * Every number and choice that the notice leaves to the city, as one dated version.
 * Working days (`…Workdays`), calendar months (`…Months`), days (`…Days`), years of age (`…Age`) and yuan (`…Yuan`) as
 * named. No parameter names a ground of cancellation: what R-61 lists and forbid is no choice of a city.
 *
 * A parameter added once cases are running is optional here, with the notice's reading in the rule that uses it:
 * versions approved before it, and the histories of cases that were decided on them, do not have it.
 */
export interface PolicyParameters {
  packages: ServicePackage[];
  ladders: Partial<Record<TaskKind, Rung[]>>;
  intake: IntakeParameters;
  followUp: FollowUpParameters;
  longTerm: LongTermParameters;
  hardship: HardshipPolicy;
  /** R-90, Q6. */
  household: HouseholdParameters;
  /** R-36 … R-45, the referrals they lead to, and what refusals of it are for. */
  classes: ClassParameters & PushResultParameters & ReferralParameters & RefusalParameters;
  comparison: ComparisonHitParameters;
  /** R-64, Q10. */
  lostContact: LostContactParameters;
  /** */
  retirementCheck: RetirementCheckParameters;
  /** */
  notice: NoticeParameters;
  stableEmployment: StableEmploymentParameters;
  /** within which a known ground is requested, and within which the second person decides on it. */
  endingReview: { requestWorkdays: number; dueWorkdays: number };
  publicPosts: PublicPostParameters;
  benefits: BenefitParameters;
}

/** A policy version (政策版本) as cases are decided on it: parameters, since when, and who answers for them. */
export interface PolicyVersion {
  id: string;
  validFrom: string;
  sourceDocument: string;
  approvedBy: string;
  parameters: PolicyParameters;
}
