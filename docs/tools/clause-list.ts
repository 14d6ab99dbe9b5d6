import { readFileSync } from 'node:fs';
import path from 'node:path';

/** W: runs in the person's case. C: a check or a rule of data. L: a list to keep. M: management. P: an aim. */
export const CLAUSE_KINDS = ['W', 'C', 'L', 'M', 'P'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** A sentence of the notice that obliges somebody. */
export interface Clause {
  id: string;
  /** The notice's own words; "…" stands for what is left out. */
  quote: string;
  actors: string[];
  kinds: ClauseKind[];
  /** Whether it speaks of one person's registration, services or case. */
  ofOneCase: boolean;
  /** Why nothing of it is built yet. */
  later?: string;
}

/** A question that the notice leaves open, and how it is read here. */
export interface Reading {
  id: string;
  question: string;
  reading: string;
  /** The clauses it is a reading of. */
  of: string[];
  later?: string;
}

export interface ClauseList {
  clauses: Clause[];
  readings: Reading[];
}

/** The list as the project keeps it: docs/clauses.json. */
export function readClauseList(root: string): ClauseList {
  return JSON.parse(readFileSync(path.join(root, 'docs', 'clauses.json'), 'utf8')) as ClauseList;
}

/** The notice's text, from docs/notice.zh.txt. */
export function readNotice(root: string): string {
  return readFileSync(path.join(root, 'docs', 'notice.zh.txt'), 'utf8');
}

/** Every clause and reading by id, in the order of the list. */
export function entriesOf({ clauses, readings }: ClauseList): Map<string, Clause | Reading> {
  return new Map([...clauses, ...readings].map((entry) => [entry.id, entry]));
}

/** A duty towards one person, and every reading of one, is held by a test; a later one is not there to be tested. */
export function needsTest(entry: Clause | Reading): boolean {
  if (!('kinds' in entry)) return entry.later === undefined;
  return entry.ofOneCase && (entry.kinds.includes('W') || entry.kinds.includes('C'));
}

/** Ids whose quote is not in the notice word for word; line breaks do not matter. */
export function misquoted({ clauses }: ClauseList, notice: string): string[] {
  const text = withoutBlanks(notice);
  const isThere = ({ quote }: Clause) =>
    quote.split('…').every((part) => part !== '' && text.includes(withoutBlanks(part)));
  return clauses.filter((clause) => !isThere(clause)).map(({ id }) => id);
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
