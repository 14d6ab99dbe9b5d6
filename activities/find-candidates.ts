import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import { hardshipCandidates, type HardshipCandidate } from '../domain/hardship/candidates';
import { retirementOutlook } from '../domain/retirement';
import type { Queryable } from './database';

interface Row {
  registeredOn: string;
  birthDate: string;
  sex: 'MALE' | 'FEMALE';
  liftedFromPoverty: 'YES' | 'NO' | 'UNKNOWN' | null;
}

/**
 * The categories of hardship that a registration itself points to: nearness to retirement (H2) and the tag of
 * R-69 (H8). Only their codes leave the database; what decides them, a birth date among it, stays there.
 */
export async function findCandidates(
  db: Queryable,
  caseId: string,
  { policy }: RulesInForce,
  asOf: CivilDate,
): Promise<HardshipCandidate[]> {
  const { rows } = await db.query<Row>(
    `SELECT r.registered_on::text AS "registeredOn", p.birth_date::text AS "birthDate", p.sex::text AS sex,
            r.tags ->> 'liftedFromPoverty' AS "liftedFromPoverty"
       FROM cases c JOIN registrations r ON r.id = c.registration_id JOIN persons p ON p.id = r.person_id
      WHERE c.id = $1`,
    [caseId],
  );
  return rows.flatMap(({ registeredOn, birthDate, sex, liftedFromPoverty }) =>
    hardshipCandidates(
      {
        unemployed: true,
        unemployedThroughout: true,
        registeredOn,
        retirement: retirementOutlook(sex === 'MALE' ? 'MALE' : 'FEMALE_UNKNOWN', birthDate),
        ...(liftedFromPoverty === 'YES' && { outOfPoverty: true }),
      },
      asOf,
      policy.parameters.hardship,
    ),
  );
}
