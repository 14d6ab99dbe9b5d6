import type { Caseworker } from './case-owner';

/** A case, and who is to own it. */
export interface Share {
  caseId: string;
  orgCode: string;
  staffId: string;
}

/**
 * 按工作量分配: cases in their order, each to whoever has the fewest by then, what was given to them before it
 * counted. The answer is the same whatever the order of the caseworkers.
 * @returns nothing when there are no caseworkers
 */
export function shareByLoad(caseIds: readonly string[], caseworkers: readonly Caseworker[]): Share[] {
  const loads = caseworkers.map((caseworker) => ({ ...caseworker }));
  return caseIds.flatMap((caseId) => {
    const [least] = loads.sort((a, b) => a.openCases - b.openCases || (a.staffId < b.staffId ? -1 : 1));
    if (!least) return [];
    least.openCases += 1;
    return [{ caseId, orgCode: least.orgCode, staffId: least.staffId }];
  });
}
