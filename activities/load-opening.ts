import type { Pool } from 'pg';
import { civilDateOf, type Instant } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import type { OwnerCandidate } from '../domain/case/intake/facts';
import { findPointers, type Pointers } from './find-pointers';
import { readRules } from './rules-in-force';

/** What a new case, or a run that goes on with one, needs from outside before it can decide. */
export interface Opening extends Pointers {
  rules: RulesInForce;
  owner: OwnerCandidate;
}

/** Reads the rules in force at an instant, and finds who is to own the case and what its registration points to. */
export async function loadOpening(
  pool: Pool,
  { caseId, orgCode, at }: { caseId: string; orgCode: string; at: Instant },
): Promise<Opening> {
  const on = civilDateOf(at);
  const rules = await readRules(pool, on);
  return {
    rules,
    owner: await findOwner(pool, orgCode),
    ...(await findPointers(pool, caseId, rules, on)),
  };
}

/**
 * the caseworker of the community with the fewest open cases; where it has none, its subdistrict's,
 * then its county's. With nobody at all the county has to name one.
 */
async function findOwner(pool: Pool, orgCode: string): Promise<OwnerCandidate> {
  const { rows } = await pool.query<{ id: string; orgCode: string }>({
    name: 'find-owner',
    text: `SELECT s.id, s.org_code AS "orgCode"
       FROM staff s
      WHERE s.active AND s.role = 'CASEWORKER' AND $1 LIKE s.org_code || '%' AND length(s.org_code) >= 6
      ORDER BY length(s.org_code) DESC,
               (SELECT count(*) FROM cases c WHERE c.owner_id = s.id AND c.open), s.id LIMIT 1`,
    values: [orgCode],
  });
  const found = rows[0];
  return found ? { orgCode: found.orgCode, staffId: found.id } : { orgCode: orgCode.slice(0, 6) };
}
