import type { ReferralStep } from '../../benefits/referral';
import type { CivilDate } from '../../civil-date';
import type { ParticularId } from '../particular';

/** A step of a referral, or that it was asked about and has no result yet. */
export type ReferralAct = ReferralStep | { to: 'WAITING'; on: CivilDate };

export interface BenefitCommands {
  /** Policies that the person seems entitled to, by their codes in the list. */
  findPolicies: { on: CivilDate; policies: string[] };
  recordReferral: ReferralAct & { policyCode: string; noteId?: ParticularId };
}
