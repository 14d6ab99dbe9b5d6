import { Pool } from 'pg';
import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import { readRulesInForce } from '../prisma/rules-in-force';
import type { Queryable } from './database';

/** What was last read through a pool. A transaction is asked anew: it may end before what it wrote stands. */
const lastRead = new WeakMap<object, RulesInForce>();

/**
 * The rules in force on a civil date, inside whatever transaction `db` is in.
 * @throws Error when no policy version is in force on that date
 */
export async function readRules(db: Queryable, on: CivilDate): Promise<RulesInForce> {
  const rules = await readRulesInForce(
    async (text, values) =>
      (await db.query<never>({ name: 'rules-in-force', text, values: [...values] })).rows,
    on,
    lastRead.get(db),
  );
  if (!rules) throw new Error(`no policy version is in force on ${on}`);
  if (db instanceof Pool) lastRead.set(db, rules);
  return rules;
}
