import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Two records of one thing that do not agree. Says nothing about a person: codes, dates, ids and hashes only. */
export interface Difference {
  caseId?: string;
  householdId?: string;
  /** The number of the fact it is about, or of the last one that speaks of it. */
  seq?: number;
  /** A table; 'workflow' or 'history' for what Temporal holds. */
  where: string;
  /** A column, a path in the state, or 'row' for a row as a whole. */
  what: string;
  /** Which row of the table, where a case has several. */
  row?: string;
  expected: string;
  actual: string;
}

export const PRESENT = 'present';
export const MISSING = 'missing';

/** One line that names a difference. */
export function lineOf({ caseId, householdId, seq, where, what, row, expected, actual }: Difference): string {
  const place = [
    ...(caseId === undefined ? [] : [`case ${caseId}`]),
    ...(householdId === undefined ? [] : [`household ${householdId}`]),
    ...(seq === undefined ? [] : [`fact ${seq}`]),
    `${where}${row === undefined ? '' : `[${row}]`}.${what}`,
  ].join(', ');
  return `${place}: expected ${expected}, found ${actual}`;
}

/** Whether two values are the same JSON, whatever the order of their members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}

/** The first place at which two JSON values differ, as a path, with what stands there; undefined when they agree. */
export function firstDifference(
  expected: unknown,
  actual: unknown,
  path = '',
): { path: string; expected: unknown; actual: unknown } | undefined {
  if (isSameJson(expected, actual)) return undefined;
  if (!isBranch(expected) || !isBranch(actual)) return { path, expected, actual };
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  for (const name of names) {
    const found = firstDifference(expected[name], actual[name], path === '' ? name : `${path}.${name}`);
    if (found) return found;
  }
  return { path, expected, actual };
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const CODE = /^[\x21-\x7e ]{0,80}$/;

/**
 * A value as a report may show it: a code, a date or a number as it is, anything longer or in words by its hash. The
 * tables hold no words, but somebody may have written some into them.
 */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? value : (canonicalize(value) ?? '');
  return CODE.test(text) ? text : `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
