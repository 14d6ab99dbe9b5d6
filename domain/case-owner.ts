import { isWithin, levelOf } from './organisation';

/** A caseworker (就业专干) who can take a case, with what they carry already. */
export interface Caseworker {
  staffId: string;
  orgCode: string;
  openCases: number;
}

/**
 * 明确专人: the community's caseworker with the fewest open cases. A community without staff is served by its
 * subdistrict, then by its county; nobody at all is the county's to name, within a working day. The answer is
 * the same whatever the order of the candidates.
 * @param orgCode where the person registered
 * @throws RangeError when the code of a caseworker's organisation has no length of the tree
 */
export function ownerFor(orgCode: string, caseworkers: readonly Caseworker[]): Caseworker | undefined {
  return caseworkers
    .filter((candidate) => isWithin(orgCode, candidate.orgCode) && levelOf(candidate.orgCode) !== 'CITY')
    .sort(
      (a, b) =>
        b.orgCode.length - a.orgCode.length || a.openCases - b.openCases || (a.staffId < b.staffId ? -1 : 1),
    )[0];
}
