import type { ClauseId } from '../clauses';

/** What a follow-up finds out: 求职、收入、家庭成员、意向. */
export const FINDINGS = ['jobSearch', 'income', 'family', 'intent'] as const;
export type Finding = (typeof FINDINGS)[number];

/** 信息比对 · 电话、走访、窗口、网上: what was tried, and what came of it. */
export type Contact =
  | { kind: 'PERSONAL'; reached: boolean; findings: readonly Finding[] }
  | { kind: 'COMPARISON'; provesEmployment: boolean };

/** How somebody is followed up: by hardship, work, or neither; `focused` for three months after a repeated loss of work. */
export interface FollowedUp {
  group: 'hardship' | 'general' | 'flexible' | 'stable';
  focused: boolean;
}

/** A-8, Q2: whether a comparison counts as the status check of persons without certified hardship. */
export interface ContactParameters {
  generalByComparison: boolean;
}

export type ContactVerdict =
  | { counts: true; clause: ClauseId }
  | { counts: false; because: 'NOT_REACHED' | 'FINDINGS_MISSING' | 'COMPARISON_ALONE'; clause: ClauseId };

/**
 * Whether a contact is a follow-up (有效回访, A-7): it reached the person and found out all four things. A comparison
 * alone proves an employment, or serves as the status check of the general group; never for hardship, nor
 * while help is focused. What does not count is recorded all the same.
 */
export function countsAsFollowUp(
  contact: Contact,
  { group, focused }: FollowedUp,
  { generalByComparison }: ContactParameters,
): ContactVerdict {
  if (contact.kind === 'PERSONAL') {
    if (!contact.reached) return { counts: false, because: 'NOT_REACHED', clause: 'A-7' };
    const isFull = FINDINGS.every((finding) => contact.findings.includes(finding));
    return isFull
      ? { counts: true, clause: 'A-7' }
      : { counts: false, because: 'FINDINGS_MISSING', clause: 'R-55' };
  }
  if (contact.provesEmployment) return { counts: true, clause: 'A-7' };
  if (focused) return { counts: false, because: 'COMPARISON_ALONE', clause: 'A-11' };
  return group === 'general' && generalByComparison
    ? { counts: true, clause: 'A-8' }
    : { counts: false, because: 'COMPARISON_ALONE', clause: 'A-7' };
}
