import type { Instant } from '../../domain/civil-date';
import type { Prisma, PrismaClient } from '../../prisma/client/client';
import { headText, proveHead, type Head } from '../../seal/seal';
import type { Scope } from '../access/scope';
import { ApiError } from '../errors/api-error';
import type { LedgerView, SealsView, SealView } from './schema';

const AUDIT_REASON = '审计查阅';

/** 封存与台账证明, for one auditor: what it takes to check a case without trusting this system. */
export class SealBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly clock: () => Instant,
  ) {}

  /** The newest seals first; of the whole city, as they name nobody. */
  async seals(before: number | undefined, take: number): Promise<SealsView> {
    const rows = await this.db.seal.findMany({
      ...(before !== undefined && { where: { number: { lt: before } } }),
      orderBy: { number: 'desc' },
      take,
    });
    return { seals: rows.map(sealView) };
  }

  /**
   * A case's facts as they were hashed, and the proof that the newest seal holds their head. The reading is written
   * down.
   * @throws ApiError CASE_NOT_FOUND
   */
  async ledger(caseId: string, after: number, limit: number): Promise<LedgerView> {
    const found = await this.db.case.findFirst({
      where: { id: caseId, ...this.scope.where() },
      select: { id: true },
    });
    if (!found) throw new ApiError('CASE_NOT_FOUND');
    const { staffId } = this.scope.actor;
    await this.db.accessRecord.create({
      data: { staffId, caseId, what: 'LEDGER', reason: AUDIT_REASON, accessAt: this.clock() },
    });
    const rows = await this.db.fact.findMany({
      where: { caseId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    return {
      facts: page.map(factView),
      next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
      proof: await this.proveNewest(caseId),
    };
  }

  private async proveNewest(caseId: string): Promise<LedgerView['proof']> {
    const seal = await this.db.seal.findFirst({ orderBy: { number: 'desc' } });
    if (!seal) return null;
    const chunks = await this.db.sealChunk.findMany({
      where: { sealNumber: seal.number },
      orderBy: { chunk: 'asc' },
    });
    const chunk = chunks.findLastIndex(({ firstLedgerId }) => firstLedgerId <= caseId);
    const first = chunks[chunk];
    if (!first) return null;
    const heads = await this.headsOf(seal.number, first.firstLedgerId, chunks[chunk + 1]?.firstLedgerId);
    const place = heads.findIndex((head) => head.id === caseId);
    const head = heads[place];
    if (!head) return null;
    const roots = chunks.map(({ root }) => root);
    const { index, path } = proveHead(heads, roots, { chunk, index: place });
    return {
      seal: sealView(seal),
      seq: head.seq,
      hash: hex(head.hash),
      leaf: headText(head),
      index,
      path: path.map(hex),
    };
  }

  /** The heads of a chunk as the seal found them, by id. */
  private headsOf(number: number, first: string, next: string | undefined): Promise<Head[]> {
    return this.db.$queryRaw<Head[]>`
      SELECT DISTINCT ON (ledger_id) ledger_id AS id, seq, hash FROM sealed_heads
       WHERE seal_number <= ${number} AND ledger_id >= ${first}::uuid
         AND (${next ?? null}::uuid IS NULL OR ledger_id < ${next ?? null}::uuid)
       ORDER BY ledger_id, seal_number DESC`;
  }
}

function sealView(seal: Prisma.SealGetPayload<object>): SealView {
  const { number, day, sealedAt, headCount, root, prevHash, hash } = seal;
  return {
    number,
    day: day.toISOString().slice(0, 10),
    sealedAt: sealedAt.toISOString(),
    headCount,
    root: hex(root),
    prevHash: hex(prevHash),
    hash: hex(hash),
  };
}

function factView(row: Prisma.FactGetPayload<object>): LedgerView['facts'][number] {
  const { causeKind, causeId, causeDigest, prevHash, hash, recordedAt: _database, at, ...fact } = row;
  const cause = { kind: causeKind, id: causeId, digest: causeDigest };
  return { fact: { ...fact, at: at.toISOString(), cause }, prevHash: hex(prevHash), hash: hex(hash) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
