import type { TermParameters } from './benefits/subsidy-term';
import { addDays, addMonths, daysBetween, type CivilDate } from './civil-date';
import { asKnown } from './explained';
import type { HardshipCategory } from './hardship/categories';
import { retiresInLessThan, retiresWithin, wholeMonthsUntil, type RetirementOutlook } from './retirement';

/** A registered person who asks for a public-welfare post (公益性岗位). */
export interface PostCandidate {
  /** Opaque and unique: the last word when everything else is equal. */
  personHash: string;
  /** Certified categories whose certificate is valid on the day of ranking. */
  certified: readonly HardshipCategory[];
  retirement: RetirementOutlook;
  zeroEmploymentHousehold: boolean;
  disability: 'NONE' | 'DISABLED' | 'SEVERELY_DISABLED';
  lowIncome: boolean;
  unemployedSince: CivilDate;
  /** An ISO instant. */
  registeredAt: string;
  /** Requirements of this post (岗位条件) that the person fulfils, by code. */
  fulfils: readonly string[];
  /** Whether the person may still be placed: earlier terms not used up, or again placeable. */
  termLeft: boolean;
  declined: boolean;
}

/** Months of A-18 and the weights of the score, for the city to set. */
export interface RankingParameters {
  /** Tier 1: less than so many months to retirement. */
  priorityMonths: number;
  /** Tier 2: within so many months. */
  nearRetirementMonths: number;
  weights: { tierOneFact: number; severeDisability: number; disability: number; lowIncome: number };
}

/** Everything the order rests on, shown to who asks why. */
export interface RankingComponents {
  /** 1 零就业家庭成员或距退休不足五年 · 2 大龄、残疾、低保 · 3 other certified persons. */
  tier: 1 | 2 | 3;
  tierOneFacts: ('ZERO_EMPLOYMENT_HOUSEHOLD' | 'NEAR_RETIREMENT')[];
  score: number;
  /** Whole months to statutory age. */
  monthsToRetire: number;
  unemployedDays: number;
  registeredAt: string;
}

export interface RankedCandidate extends RankingComponents {
  rank: number;
  personHash: string;
}

export type PassedOverReason =
  | { code: 'NOT_CERTIFIED' | 'RETIREMENT_DATE_UNCONFIRMED' | 'TERM_USED_UP' | 'DECLINED' }
  | { code: 'REQUIREMENT_NOT_MET'; requirement: string };

export interface Ranking {
  ranked: RankedCandidate[];
  passedOver: { personHash: string; reasons: PassedOverReason[] }[];
}

/**
 * 公益性岗位安置排序: first who fits the post and holds a valid certificate, then the order of tier, score,
 * nearness to retirement, length of unemployment, registration. Deterministic: the same people in any order give the
 * same list. A reordering by hand is not made here.
 * @param requirements codes of the post's requirements
 * @throws RangeError when a person is listed twice
 */
export function rankForPost(
  candidates: readonly PostCandidate[],
  requirements: readonly string[],
  asOf: CivilDate,
  parameters: RankingParameters,
): Ranking {
  if (new Set(candidates.map(({ personHash }) => personHash)).size < candidates.length) {
    throw new RangeError('a person is listed twice');
  }
  const checked = candidates.map((candidate) => ({
    candidate,
    reasons: reasonsAgainst(candidate, requirements),
  }));
  const ranked = checked
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ candidate }) => ({
      personHash: candidate.personHash,
      ...rankingComponents(candidate, asOf, parameters),
    }))
    .sort(compareCandidates)
    .map((components, index) => ({ rank: index + 1, ...components }));
  const passedOver = checked
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ candidate, reasons }) => ({ personHash: candidate.personHash, reasons }))
    .sort((a, b) => compareText(a.personHash, b.personHash));
  return { ranked, passedOver };
}

/**
 * The components of one person's place. Zero-employment household and less than five years to retirement are of one
 * tier; who has both stands before who has one.
 */
export function rankingComponents(
  candidate: PostCandidate,
  asOf: CivilDate,
  { priorityMonths, nearRetirementMonths, weights }: RankingParameters,
): RankingComponents {
  const { retirement, zeroEmploymentHousehold, disability, lowIncome } = candidate;
  const tierOneFacts: RankingComponents['tierOneFacts'] = [];
  if (zeroEmploymentHousehold) tierOneFacts.push('ZERO_EMPLOYMENT_HOUSEHOLD');
  if (asKnown(retiresInLessThan(retirement, asOf, priorityMonths))) tierOneFacts.push('NEAR_RETIREMENT');
  const isElder = retiresWithin(retirement, asOf, nearRetirementMonths) === 'YES';
  const isTierTwo = isElder || disability !== 'NONE' || lowIncome;
  const disabilityScore = {
    NONE: 0,
    DISABLED: weights.disability,
    SEVERELY_DISABLED: weights.severeDisability,
  };
  return {
    tier: tierOneFacts.length > 0 ? 1 : isTierTwo ? 2 : 3,
    tierOneFacts,
    score:
      tierOneFacts.length * weights.tierOneFact +
      disabilityScore[disability] +
      (lowIncome ? weights.lowIncome : 0),
    monthsToRetire: wholeMonthsUntil(retirement.earliest, asOf),
    unemployedDays: daysBetween(candidate.unemployedSince, asOf),
    registeredAt: candidate.registeredAt,
  };
}

/** Negative when `a` stands before `b`; 0 only for one and the same person. */
export function compareCandidates(
  a: RankingComponents & { personHash: string },
  b: RankingComponents & { personHash: string },
): number {
  return (
    a.tier - b.tier ||
    b.score - a.score ||
    a.monthsToRetire - b.monthsToRetire ||
    b.unemployedDays - a.unemployedDays ||
    compareText(a.registeredAt, b.registeredAt) ||
    compareText(a.personHash, b.personHash)
  );
}

/**
 * Whether a hardship person is to be recommended for a post at all (R-28 难以通过市场渠道实现就业): special hardship
 * or so many attempts in the market without a job.
 */
export function mayBeRecommended(
  person: { specialHardship: boolean; marketAttempts: number },
  { minMarketAttempts }: { minMarketAttempts: number },
): boolean {
  return person.specialHardship || person.marketAttempts >= minMarketAttempts;
}

export const POST_TERM_BASES = ['FULL_TERM', 'UNTIL_RETIREMENT'] as const;
/** 不超过三年 · 距法定退休年龄不足五年的至退休: the age is that of the first approval. */
export type PostTermBasis = (typeof POST_TERM_BASES)[number];

/**
 * The last day on which a term in a post can end: three years, or less than five for who stays until retirement (R-28;
 * the retirement date itself is confirmed by who signs the agreement).
 */
export function lastDayOfTerm(
  startedOn: CivilDate,
  basis: PostTermBasis,
  { maxMonths, nearRetirementMonths }: TermParameters,
): CivilDate {
  return addDays(addMonths(startedOn, basis === 'FULL_TERM' ? maxMonths : nearRetirementMonths), -1);
}

function reasonsAgainst(candidate: PostCandidate, requirements: readonly string[]): PassedOverReason[] {
  const reasons: PassedOverReason[] = [];
  if (candidate.certified.length === 0) reasons.push({ code: 'NOT_CERTIFIED' });
  if (!candidate.retirement.certain) reasons.push({ code: 'RETIREMENT_DATE_UNCONFIRMED' });
  if (!candidate.termLeft) reasons.push({ code: 'TERM_USED_UP' });
  if (candidate.declined) reasons.push({ code: 'DECLINED' });
  const unmet = requirements.filter((requirement) => !candidate.fulfils.includes(requirement));
  return [...reasons, ...unmet.map((requirement) => ({ code: 'REQUIREMENT_NOT_MET' as const, requirement }))];
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
