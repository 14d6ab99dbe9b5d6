import type { HandlingMode, ReferralState } from '../../benefits/referral';
import type { CivilDate } from '../../civil-date';

export interface BenefitFacts {
  /** The person is to be told of these policies; nobody is entitled by it. */
  PoliciesFound: { on: CivilDate; policies: string[] };
  /** 指引申领: a claim has come further; amounts in yuan. */
  ReferralMoved: {
    policyCode: string;
    to: ReferralState;
    on: CivilDate;
    mode?: HandlingMode;
    paidYuan?: number;
    noteId?: string;
  };
  /** Asked about, and no result yet. */
  ReferralAwaited: { policyCode: string; on: CivilDate; noteId?: string };
}
