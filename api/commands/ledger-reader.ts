import { ENTRY_KINDS, entryAndRest, type NumberedFact } from '../../domain/case/correction/entry';
import type { PrismaClient } from '../../prisma/client/client';
import { ApiError } from '../errors/api-error';

/** What an act needs to know of its case's ledger. */
export class LedgerReader {
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
}
