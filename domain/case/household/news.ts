import type { CivilDate } from '../../civil-date';
import type { MemberNews, MemberStanding } from '../../household-case/state';
import type { Fact } from '../facts';
import type { CaseState } from '../state';

/** News of a member; `certifiedOn` where it is one of certification, else it is of the day it was written. */
export type HouseholdNews = Omit<MemberNews, 'on'> & { certifiedOn?: CivilDate };

/**
 * What a case says of itself to the household of its person after a batch: that the person joined, was
 * certified as its member (H1) or is no longer, works or not, or is gone. To one that was left it says that they are
 * gone. Nothing, when nothing of that has changed.
 */
export function householdNews(before: CaseState, after: CaseState, facts: readonly Fact[]): HouseholdNews[] {
  const { caseId, seq, orgCode, householdId } = after;
  const news = { caseId, seq, orgCode };
  const told: HouseholdNews[] = [];
  if (before.householdId && before.householdId !== householdId) {
    told.push({ ...news, householdId: before.householdId, certified: false, standing: 'GONE' });
  }
  if (!householdId) return told;
  const [certified, standing] = [isCertified(after), standingOf(after)];
  const isKnown = before.householdId === householdId;
  if (isKnown && certified === isCertified(before) && standing === standingOf(before)) return told;
  const certifiedOn = isCertified(before) ? undefined : certificationDay(facts);
  return [...told, { ...news, householdId, certified, standing, ...(certifiedOn && { certifiedOn }) }];
}

/** Somebody whose help has ended counts no more, whatever is left written of them. */
function isCertified({ hardship, phase }: CaseState): boolean {
  return phase === 'OPEN' && hardship.includes('H1');
}

/** Registered, at work, or neither: after a placement that ended, or an ending of another ground. */
function standingOf({ phase, registration, employment }: CaseState): MemberStanding {
  if (phase === 'CLOSED') return 'GONE';
  if (registration === 'ACTIVE') return 'UNEMPLOYED';
  return employment === 'UNEMPLOYED' ? 'GONE' : 'WORKING';
}

function certificationDay(facts: readonly Fact[]): CivilDate | undefined {
  for (const fact of facts) {
    if (fact.kind === 'HardshipCertified' && fact.data.category === 'H1') return fact.data.on;
  }
  return undefined;
}
