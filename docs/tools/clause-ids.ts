/** 'R-52', and a range such as 'R-17…R-24', from its first id to its last. */
const MENTION = /(?<![\w-])([RA])-(\d+)(?:\s*(?:…|\.\.\.|–|to)\s*\1-(\d+))?(?![\w-])/g;

interface Mention {
  letter: string;
  first: number;
  last?: number;
}

/** A group that names more clauses than these is a heading over several rules, not a statement of each. */
const MOST_IN_A_GROUP = 2;

/**
 * The clauses that a test holds: those it names itself, or else the nearest group around it that names any. What stands
 * in a range ('R-17…R-24') is not named.
 * @param titles names of the groups, outermost first, and last of the test
 */
export function heldIds(titles: readonly string[]): string[] {
  const [own = [], ...groups] = titles.map(namedIds).reverse();
  if (own.length > 0) return own;
  const nearest = groups.find((ids) => ids.length > 0) ?? [];
  return nearest.length <= MOST_IN_A_GROUP ? nearest : [];
}

function namedIds(text: string): string[] {
  const single = mentionsIn(text).filter(({ last }) => last === undefined);
  return distinct(single.map(({ letter, first }) => idOf(letter, first)));
}

/**
 * Ids that a text speaks of, ranges included. A range over the whole list ("R-01 … R-99") speaks of the list itself
 * and of no clause in it.
 * @param known the ids of the list, in order
 */
export function mentionedIds(text: string, known: readonly string[]): string[] {
  return distinct(
    mentionsIn(text).flatMap(({ letter, first, last }) => {
      if (last === undefined) return [idOf(letter, first)];
      const range = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => idOf(letter, first + n));
      const isWholeList = known.filter((id) => id.startsWith(letter)).every((id) => range.includes(id));
      return isWholeList ? [] : range;
    }),
  );
}

function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(MENTION)].map(([, letter = '', first, last]) => ({
    letter,
    first: Number(first),
    ...(last !== undefined && { last: Number(last) }),
  }));
}

/** Clauses have two digits, readings none to spare. */
function idOf(letter: string, number: number): string {
  return letter === 'R' ? `R-${String(number).padStart(2, '0')}` : `A-${number}`;
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids)];
}
