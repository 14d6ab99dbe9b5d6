import { ENTRY_KINDS, entryAndRest, type NumberedFact } from '../../domain/case/correction/entry';
import type { OwnerCandidate } from '../../domain/case/intake/facts';
import type { PrismaClient } from '../../prisma/client/client';
import { ApiError } from '../errors/api-error';
import { lowestPlace } from '../registrations/place';
import { findOwner } from './owner';

/** What an act needs to know besides its form. It travels with the command, so that the decision is made on it alone. */
export class CommandReader {
  constructor(
    private readonly db: PrismaClient,
    private readonly caseId: string,
  ) {}

  /**
   * An entry, and what the ledger holds without it.
   * @throws ApiError ENTRY_NOT_CORRECTABLE
   */
  async entryAndRest(seq: number): Promise<NonNullable<ReturnType<typeof entryAndRest>>> {
    const rows = await this.db.fact.findMany({
      where: { caseId: this.caseId, kind: { in: [...ENTRY_KINDS] } },
      select: { seq: true, kind: true, clauses: true, data: true },
    });
    const found = entryAndRest(rows as unknown as NumberedFact[], seq);
    if (!found) throw new ApiError('ENTRY_NOT_CORRECTABLE', { field: 'seq' });
    return found;
  }

  /**
   * Who owns a case at an organisation, as if the person had registered there.
   * @throws ApiError when no case can be there
   */
  async ownerAt(orgCode: string): Promise<OwnerCandidate> {
    await lowestPlace(this.db, orgCode);
    return findOwner(this.db, orgCode);
  }
}
