import type { RulesInForce } from '../domain/case/context';
import type { CivilDate } from '../domain/civil-date';
import type { PrismaClient } from '../prisma/client/client';
import { readRulesInForce } from '../prisma/rules-in-force';
import { ApiError } from './errors/api-error';

/** What was last read of a database. */
const lastRead = new WeakMap<PrismaClient, RulesInForce>();

/**
 * The policy in force on a civil date and the calendar around it, as a case is decided on them: for what is shown and
 * promised.
 * @throws ApiError RULES_MISSING
 */
export async function readRules(db: PrismaClient, on: CivilDate): Promise<RulesInForce> {
  const rules = await readRulesInForce(
    (sql, values) => db.$queryRawUnsafe(sql, ...values),
    on,
    lastRead.get(db),
  );
  if (!rules) throw new ApiError('RULES_MISSING');
  lastRead.set(db, rules);
  return rules;
}
