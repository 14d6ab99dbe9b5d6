import type { DistanceAnswer } from './retirement';

/** Guidance about an entitlement. Never a decision about money: that is the paying agency's. */
export type Verdict = 'ELIGIBLE' | 'NOT_ELIGIBLE' | 'UNKNOWN';

/** A fact that may not be known yet: `undefined` is "not asked", never "no". */
export type Known = boolean | undefined;

/** One condition of a rule, as it stands for this person. */
export interface Condition {
  /** The fact to ask for while it is not known. */
  field: string;
  holds: Known;
  /** In Chinese, as it is shown to the caseworker. */
  text: string;
  /** Law, document or clause it comes from. */
  source: string;
}

export interface Explained {
  verdict: Verdict;
  /** Every condition whose answer is known, in the order of the rule. */
  because: { text: string; source: string; holds: boolean }[];
  /** Facts that still decide; empty unless the verdict is UNKNOWN. */
  missing: string[];
  /** 待确认: local amounts and limits that no source read so far gives. */
  toConfirm: string[];
}

/** Draws the verdict: one condition failed decides against, one unknown keeps it open. */
export function explain(conditions: readonly Condition[], toConfirm: readonly string[] = []): Explained {
  const isRefused = conditions.some(({ holds }) => holds === false);
  const open = conditions.filter(({ holds }) => holds === undefined);
  return {
    verdict: isRefused ? 'NOT_ELIGIBLE' : open.length > 0 ? 'UNKNOWN' : 'ELIGIBLE',
    because: conditions.flatMap(({ text, source, holds }) =>
      holds === undefined ? [] : [{ text, source, holds }],
    ),
    missing: isRefused ? [] : [...new Set(open.map(({ field }) => field))],
    toConfirm: [...toConfirm],
  };
}

/** Yes when one holds, open while one is unknown, else no. */
export function anyOf(...facts: readonly Known[]): Known {
  if (facts.includes(true)) return true;
  return facts.includes(undefined) ? undefined : false;
}

/** No when one fails, open while one is unknown, else yes. */
export function allOf(...facts: readonly Known[]): Known {
  if (facts.includes(false)) return false;
  return facts.includes(undefined) ? undefined : true;
}

/** The test's answer about a value, open while there is no value. */
export function ifKnown<T>(value: T | undefined, test: (value: T) => boolean): Known {
  return value === undefined ? undefined : test(value);
}

/** An answer about the distance to retirement as a fact: unknown until a woman's category is confirmed. */
export function asKnown(answer: DistanceAnswer): Known {
  return answer === 'UNKNOWN' ? undefined : answer === 'YES';
}
