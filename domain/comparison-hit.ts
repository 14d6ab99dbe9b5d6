import { addDays, addMonths, type CivilDate } from './civil-date';
import type { CancellationGround, EvidenceKind } from './endings';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** 数据比对: what a source says of a registered person, and what it would prove once it is verified. */
export const HIT_KINDS = {
  UNIT_INSURANCE: { name: '单位参保', ground: 'HIRED', evidence: 'UNIT_INSURANCE' },
  MARKET_REGISTRATION: { name: '市场主体登记', ground: 'BUSINESS', evidence: 'MARKET_REGISTRATION_MATCH' },
  PENSION_PAYMENT: { name: '养老待遇发放', ground: 'PENSION', evidence: 'PENSION_PAYMENT_MATCH' },
  DEATH: { name: '死亡', ground: 'DEATH', evidence: 'HOUSEHOLD_MATCH' },
} as const satisfies Record<string, { name: string; ground: CancellationGround; evidence: EvidenceKind }>;
export type HitKind = keyof typeof HIT_KINDS;

/** working days to handle a hit and to begin urging, calendar days and months as named. */
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

/** A hit opens work and changes nothing: the last days in time for verifying it and, at work, for urging. */
export function hitDeadlines(
  hitOn: CivilDate,
  calendar: WorkingDayCalendar,
  { handleWorkdays, urgeWorkdays }: ComparisonHitParameters,
): { verifyBy: CivilDate; urgeBy: CivilDate; provisional: boolean } {
  const verify = addWorkingDays(calendar, hitOn, handleWorkdays);
  const urge = addWorkingDays(calendar, hitOn, urgeWorkdays);
  return {
    verifyBy: verify.date,
    urgeBy: urge.date,
    provisional: verify.provisional || urge.provisional,
  };
}

/** What asking the person and looking at the source came to. */
export type HitFinding = 'CONFIRMED' | 'NO_LONGER' | 'OTHER_PERSON';

export type AfterHit =
  | { next: 'DISMISS' }
  /** employer or person are urged to register the employment, until that day; then it is the county's. */
  | { next: 'URGE'; registerBy: CivilDate }
  /** An ending that somebody may now request, on this ground with this evidence. */
  | { next: 'ENDING_POSSIBLE'; ground: CancellationGround; evidence: EvidenceKind };

/**
 * What follows once a hit was verified. No finding cancels anything: a person at work is first urged to
 * register the employment; a pension or a death is put to somebody as a ground.
 * @param verifiedOn civil date of the finding; the thirty days begin with the urging on it
 */
export function afterVerification(
  kind: HitKind,
  finding: HitFinding,
  verifiedOn: CivilDate,
  { employerRegisterDays }: ComparisonHitParameters,
): AfterHit {
  if (finding !== 'CONFIRMED') return { next: 'DISMISS' };
  const { ground, evidence } = HIT_KINDS[kind];
  if (ground === 'HIRED' || ground === 'BUSINESS') {
    return { next: 'URGE', registerBy: addDays(verifiedOn, employerRegisterDays) };
  }
  return { next: 'ENDING_POSSIBLE', ground, evidence };
}

/** 督促就业登记: who has it in hand on a day. The day named is the last in time. */
export function urgingStanding(
  { registerBy, registeredOn }: { registerBy: CivilDate; registeredOn?: CivilDate },
  asOf: CivilDate,
): 'REGISTERED' | 'WAITING' | 'COUNTY' {
  if (registeredOn !== undefined && registeredOn <= asOf) return 'REGISTERED';
  return asOf <= registerBy ? 'WAITING' : 'COUNTY';
}
