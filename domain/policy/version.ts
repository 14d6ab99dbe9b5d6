import type { CivilDate, Instant } from '../civil-date';

/** A draft (草案) is approved by a second person or withdrawn; neither can be undone. */
export const POLICY_STATUSES = ['DRAFT', 'APPROVED', 'WITHDRAWN'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** What decides whether and since when a version holds. */
export interface DatedVersion {
  id: string;
  status: PolicyStatus;
  validFrom: CivilDate;
  /** Absent for the founding version, which came with the notice. */
  approvedAt?: Instant;
}

/** 草案 · 已撤回 · 已批准待施行 · 现行 · 已被取代. */
export const POLICY_STANDINGS = ['DRAFT', 'WITHDRAWN', 'ANNOUNCED', 'IN_FORCE', 'SUPERSEDED'] as const;
export type PolicyStanding = (typeof POLICY_STANDINGS)[number];

/**
 * The version in force on a date: the approved one with the latest date that has come; of two for one date the one
 * approved later, so that an announced version can still be corrected before it holds. Undefined before the first.
 */
export function policyInForce<V extends DatedVersion>(
  versions: readonly V[],
  date: CivilDate,
): V | undefined {
  return versions
    .filter(({ status, validFrom }) => status === 'APPROVED' && validFrom <= date)
    .reduce<V | undefined>((best, one) => (best && !holdsOver(one, best) ? best : one), undefined);
}

/** Where a version stands among the others on a date. */
export function policyStanding(
  version: DatedVersion,
  versions: readonly DatedVersion[],
  today: CivilDate,
): PolicyStanding {
  const { id, status, validFrom } = version;
  if (status !== 'APPROVED') return status;
  const isAhead = validFrom > today;
  if (policyInForce(versions, isAhead ? validFrom : today)?.id !== id) return 'SUPERSEDED';
  return isAhead ? 'ANNOUNCED' : 'IN_FORCE';
}

export type ApprovalRefusal = 'POLICY_NOT_A_DRAFT' | 'OWN_ACT' | 'POLICY_DATE_NOT_AHEAD';

/**
 * Why a version cannot be approved, or undefined when it can: it is announced ahead of its date, which never reaches
 * back over what was decided already, and nobody approves their own draft.
 * @param on civil date of the approval
 */
export function approvalRefusal(
  { status, validFrom, createdBy }: Pick<DatedVersion, 'status' | 'validFrom'> & { createdBy?: string },
  { by, on }: { by: string; on: CivilDate },
): ApprovalRefusal | undefined {
  if (status !== 'DRAFT') return 'POLICY_NOT_A_DRAFT';
  if (createdBy === by) return 'OWN_ACT';
  return isAnnouncedAhead(validFrom, on) ? undefined : 'POLICY_DATE_NOT_AHEAD';
}

/** Whether a date lies after the day on which it is announced. */
export function isAnnouncedAhead(validFrom: CivilDate, on: CivilDate): boolean {
  return validFrom > on;
}

/** The order of prisma/rules-in-force.ts, which a test holds it to. */
function holdsOver(a: DatedVersion, b: DatedVersion): boolean {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom;
  const [approvedA, approvedB] = [a.approvedAt ?? '', b.approvedAt ?? ''];
  return approvedA === approvedB ? a.id > b.id : approvedA > approvedB;
}
