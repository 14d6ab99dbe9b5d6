import type { Explained } from '../explained';
import { isWithin } from '../organisation';
import type { BenefitRule, PolicyRow } from './policy-table';

/** A row of the list and the organisation whose area it holds in: the whole city, or one county. */
export interface AreaPolicy extends PolicyRow {
  areaCode: string;
}

/**
 * 享受登记地的政策和服务: the policies of the place where the person registered. The household's place is not
 * asked for, so it can neither add nor take away any.
 * @param registeredAt the organisation of the registration
 */
export function policiesAt<T extends { areaCode: string }>(rows: readonly T[], registeredAt: string): T[] {
  return rows.filter(({ areaCode }) => isWithin(registeredAt, areaCode));
}

/** A policy to speak about, with the reasons and what is still to ask. */
export interface PolicySuggestion<T> {
  row: T;
  explained: Explained;
}

/**
 * 主动介绍相关政策: what to tell a person of, without being asked: policies they seem entitled to first,
 * then those that an open question decides. What they are not entitled to is left out; a row without a rule is on the
 * list that everybody is given.
 * @param rows in force, in the order of the list
 */
export function suggestPolicies<T extends Pick<PolicyRow, 'ruleId'>>(
  rows: readonly T[],
  answers: Readonly<Partial<Record<BenefitRule, Explained>>>,
): PolicySuggestion<T>[] {
  const suggestions = rows.flatMap((row): PolicySuggestion<T>[] => {
    const explained = row.ruleId && answers[row.ruleId];
    return explained && explained.verdict !== 'NOT_ELIGIBLE' ? [{ row, explained }] : [];
  });
  const withVerdict = (verdict: Explained['verdict']) =>
    suggestions.filter(({ explained }) => explained.verdict === verdict);
  return [...withVerdict('ELIGIBLE'), ...withVerdict('UNKNOWN')];
}
