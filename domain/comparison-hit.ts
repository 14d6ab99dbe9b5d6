import { addDays, addMonths, type CivilDate } from './civil-date';
import type { CancellationGround, EvidenceKind } from './endings';

/** 数据比对: what a source says of a registered person, and what it would prove once it is verified. */
export const HIT_KINDS = {
  UNIT_INSURANCE: { name: '单位参保', ground: 'HIRED', evidence: 'UNIT_INSURANCE' },
  MARKET_REGISTRATION: { name: '市场主体登记', ground: 'BUSINESS', evidence: 'MARKET_REGISTRATION_MATCH' },
  PENSION_PAYMENT: { name: '养老待遇发放', ground: 'PENSION', evidence: 'PENSION_PAYMENT_MATCH' },
  DEATH: { name: '死亡', ground: 'DEATH', evidence: 'HOUSEHOLD_MATCH' },
} as const satisfies Record<string, { name: string; ground: CancellationGround; evidence: EvidenceKind }>;
export type HitKind = keyof typeof HIT_KINDS;

/** What is verified before anything follows from it: a hit, and work that the person tells of. */
export const SIGN_KINDS = {
  ...HIT_KINDS,
  TOLD_WORK: { name: '本人告知就业', ground: 'HIRED', evidence: 'EMPLOYMENT_REGISTRATION' },
} as const satisfies Record<string, { name: string; ground: CancellationGround; evidence: EvidenceKind }>;
export type SignKind = keyof typeof SIGN_KINDS;

/** Whether a sign speaks of work: its employment is to be registered; the others are grounds of an ending. */
export function isOfWork(kind: SignKind): boolean {
  const { ground } = SIGN_KINDS[kind];
  return ground === 'HIRED' || ground === 'BUSINESS';
}

/** working days to verify a sign and, once it is confirmed, to begin urging; days and months as named. */
export interface ComparisonHitParameters {
  intervalMonths: number;
  handleWorkdays: number;
  urgeWorkdays: number;
  /** 河南省就业促进条例 art. 31. */
  employerRegisterDays: number;
}

/** The day of the next comparison (定期, R-59). */
export function nextComparisonOn(lastOn: CivilDate, { intervalMonths }: ComparisonHitParameters): CivilDate {
  return addMonths(lastOn, intervalMonths);
}

/** What asking the person and looking at the source came to: 属实, 已不再属实, 非本人. */
export const HIT_FINDINGS = ['CONFIRMED', 'NO_LONGER', 'OTHER_PERSON'] as const;
export type HitFinding = (typeof HIT_FINDINGS)[number];

export type AfterHit =
  | { next: 'DISMISS' }
  /** employer or person are urged to register the employment. */
  | { next: 'URGE' }
  /** An ending that somebody may now request, on this ground with this evidence. */
  | { next: 'ENDING_POSSIBLE'; ground: CancellationGround; evidence: EvidenceKind };

/**
 * What follows once a sign was verified. No finding cancels anything: a person at work is first urged to
 * register the employment; a pension or a death is put to somebody as a ground.
 */
export function afterVerification(kind: SignKind, finding: HitFinding): AfterHit {
  if (finding !== 'CONFIRMED') return { next: 'DISMISS' };
  if (isOfWork(kind)) return { next: 'URGE' };
  const { ground, evidence } = SIGN_KINDS[kind];
  return { next: 'ENDING_POSSIBLE', ground, evidence };
}

/** The last day in time for registering the employment, counted from the first urging. */
export function registerBy(urgedOn: CivilDate, { employerRegisterDays }: ComparisonHitParameters): CivilDate {
  return addDays(urgedOn, employerRegisterDays);
}

/** 督促就业登记: who has it in hand on a day, until the employment is registered. The day named is the last in time. */
export function urgingStanding(
  { registerBy }: { registerBy: CivilDate },
  asOf: CivilDate,
): 'WAITING' | 'COUNTY' {
  return asOf <= registerBy ? 'WAITING' : 'COUNTY';
}
