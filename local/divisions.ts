import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../prisma/project-root';

export interface Division {
  code: string;
  name: string;
}

/**
 * The lowest divisions (社区、村, or what has none below it) of the reference data, in the order of their codes.
 * @param within prefixes of codes; all of the city unless told
 */
export function lowestDivisions(within: readonly string[] = ['']): Division[] {
  const file = path.join(projectRoot(), 'prisma', 'reference', 'xuchang-divisions.csv');
  const rows = parse<Division & { parent_code: string }>(readFileSync(file, 'utf8'), { columns: true });
  const parents = new Set(rows.map(({ parent_code }) => parent_code));
  return rows
    .filter(
      ({ code }) => !parents.has(code) && code.length > 4 && within.some((prefix) => code.startsWith(prefix)),
    )
    .map(({ code, name }) => ({ code, name }));
}
