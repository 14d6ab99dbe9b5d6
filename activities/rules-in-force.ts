import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import { readRulesInForce } from '../prisma/rules-in-force';
import type { Queryable } from './database';

/**
 * The rules in force on a civil date, inside whatever transaction `db` is in.
 * @throws Error when no policy version is in force on that date
 */
export async function readRules(db: Queryable, on: CivilDate): Promise<RulesInForce> {
  const rules = await readRulesInForce(
    async (sql, values) => (await db.query<never>(sql, [...values])).rows,
    on,
  );
  if (!rules) throw new Error(`no policy version is in force on ${on}`);
  return rules;
}
