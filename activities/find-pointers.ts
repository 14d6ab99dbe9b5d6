import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import { hardshipCandidates, type HardshipCandidate } from '../domain/hardship/candidates';
import { retirementOutlook } from '../domain/retirement';
import { retirementMonths, type RetirementMonths } from '../domain/retirement-check';
import type { Queryable } from './database';

interface Row {
  registeredOn: string;
  birthDate: string;
  sex: 'MALE' | 'FEMALE';
  liftedFromPoverty: 'YES' | 'NO' | 'UNKNOWN' | null;
}

/** What a registration itself points to. */
export interface Pointers {
  candidates: HardshipCandidate[];
  /** Nothing where the person is not there, as after an import that went wrong. */
  retirement?: RetirementMonths;
}

/**
 * The categories of hardship that a registration itself points to: nearness to retirement (H2) and the tag of
 * R-69 (H8); and the months of statutory age. Only codes and months leave the database; what decides them, a birth
 * date among it, stays there.
 */
export async function findPointers(
  db: Queryable,
  caseId: string,
  { policy }: RulesInForce,
  asOf: CivilDate,
): Promise<Pointers> {
  const { rows } = await db.query<Row>({
    name: 'find-pointers',
    text: `SELECT r.registered_on::text AS "registeredOn", p.birth_date::text AS "birthDate", p.sex::text AS sex,
            r.tags ->> 'liftedFromPoverty' AS "liftedFromPoverty"
       FROM cases c JOIN registrations r ON r.id = c.registration_id JOIN persons p ON p.id = r.person_id
      WHERE c.id = $1`,
    values: [caseId],
  });
  const [row] = rows;
  if (!row) return { candidates: [] };
  const { registeredOn, birthDate, sex, liftedFromPoverty } = row;
  const retirement = retirementOutlook(sex === 'MALE' ? 'MALE' : 'FEMALE_UNKNOWN', birthDate);
  const facts = {
    unemployed: true,
    unemployedThroughout: true,
    registeredOn,
    retirement,
    ...(liftedFromPoverty === 'YES' && { outOfPoverty: true }),
  };
  return {
    candidates: hardshipCandidates(facts, asOf, policy.parameters.hardship),
    retirement: retirementMonths(retirement),
  };
}
