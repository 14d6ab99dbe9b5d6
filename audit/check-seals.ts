import type { Queryable } from '../activities/database';
import { rootOf } from '../seal/merkle';
import { chunkRoot, hashSeal, type Head } from '../seal/seal';
import type { NewestSeal } from './check-sealed-heads';
import { MISSING, PRESENT, type Difference } from './difference';

interface SealRow {
  number: number;
  day: string;
  sealedAt: Date;
  headCount: number;
  root: Buffer;
  prevHash: Buffer;
  hash: Buffer;
}

interface ChunkRow {
  chunk: number;
  firstLedgerId: string;
  root: Buffer;
}

const SEALS = `SELECT number, day::text AS day, sealed_at AS "sealedAt", head_count AS "headCount", root,
                      prev_hash AS "prevHash", hash FROM seals`;

/** The newest seal, or undefined before the first. */
export async function readNewestSeal(db: Queryable): Promise<NewestSeal | undefined> {
  const { rows } = await db.query<SealRow>(`${SEALS} ORDER BY number DESC LIMIT 1`);
  const row = rows[0];
  return row && { number: row.number, sealedAt: row.sealedAt, hash: row.hash.toString('hex') };
}

/**
 * Checks the chain of all seals, and the newest one's root against the heads that were sealed: with it, every head
 * that was ever the last word of its ledger.
 * @param known the hash of a seal as somebody kept it outside this database
 */
export async function checkSeals(
  db: Queryable,
  known?: { number: number; hash: string },
): Promise<Difference[]> {
  const { rows: seals } = await db.query<SealRow>(`${SEALS} ORDER BY number`);
  const differences = [...checkChainOfSeals(seals), ...checkKnown(seals, known)];
  const newest = seals.at(-1);
  differences.push(...(await checkNoSealIsGone(db, newest?.number ?? 0)));
  if (newest) differences.push(...(await checkRoot(db, newest)));
  return differences;
}

function checkChainOfSeals(seals: readonly SealRow[]): Difference[] {
  const differences: Difference[] = [];
  let previous: Buffer = Buffer.alloc(32);
  seals.forEach((seal, index) => {
    const { number, day, headCount, root, hash } = seal;
    const place = { where: `seals[${number}]` };
    if (number !== index + 1) {
      differences.push({ where: `seals[${index + 1}]`, what: 'row', expected: PRESENT, actual: MISSING });
    }
    if (!seal.prevHash.equals(previous)) {
      differences.push({ ...place, what: 'prev_hash', ...hex(previous, seal.prevHash) });
    }
    const content = {
      number,
      day,
      sealedAt: seal.sealedAt.toISOString(),
      headCount,
      root: root.toString('hex'),
    };
    const own = hashSeal(seal.prevHash, content);
    if (!own.equals(hash)) differences.push({ ...place, what: 'hash', ...hex(own, hash) });
    previous = hash;
  });
  return differences;
}

function checkKnown(seals: readonly SealRow[], known?: { number: number; hash: string }): Difference[] {
  if (!known) return [];
  const actual = seals.find(({ number }) => number === known.number)?.hash.toString('hex') ?? MISSING;
  if (actual === known.hash) return [];
  return [{ where: `seals[${known.number}]`, what: 'hash', expected: known.hash, actual }];
}

/** A seal that was removed from the end of its chain leaves what it sealed. */
async function checkNoSealIsGone(db: Queryable, last: number): Promise<Difference[]> {
  const { rows } = await db.query<{ number: number }>(
    `SELECT seal_number AS number FROM seal_chunks WHERE seal_number > $1
     UNION SELECT seal_number FROM sealed_heads WHERE seal_number > $1 ORDER BY 1 LIMIT 1`,
    [last],
  );
  return rows.map(({ number }) => ({
    where: `seals[${number}]`,
    what: 'row',
    expected: PRESENT,
    actual: MISSING,
  }));
}

async function checkRoot(db: Queryable, { number, root, headCount }: SealRow): Promise<Difference[]> {
  const { rows: chunks } = await db.query<ChunkRow>(
    `SELECT chunk, first_ledger_id AS "firstLedgerId", root FROM seal_chunks WHERE seal_number = $1 ORDER BY chunk`,
    [number],
  );
  const differences: Difference[] = [];
  let heads = 0;
  for (const [index, chunk] of chunks.entries()) {
    const sealed = await readChunk(db, number, chunk.firstLedgerId, chunks[index + 1]?.firstLedgerId);
    heads += sealed.length;
    const own = chunkRoot(sealed);
    if (chunk.root.equals(own)) continue;
    const what = `chunk ${index} from ${chunk.firstLedgerId}`;
    differences.push({ where: `seals[${number}]`, what, ...hex(chunk.root, own) });
  }
  const where = `seals[${number}]`;
  const own = rootOf(chunks.map((chunk) => chunk.root));
  if (!root.equals(own)) differences.push({ where, what: 'root', ...hex(root, own) });
  if (heads !== headCount)
    differences.push({ where, what: 'head_count', expected: String(headCount), actual: String(heads) });
  return differences;
}

/** The heads of a chunk as the seal found them. */
async function readChunk(
  db: Queryable,
  number: number,
  first: string,
  next: string | undefined,
): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `SELECT DISTINCT ON (ledger_id) ledger_id AS id, seq, hash FROM sealed_heads
      WHERE seal_number <= $1 AND ledger_id >= $2 AND ($3::uuid IS NULL OR ledger_id < $3)
      ORDER BY ledger_id, seal_number DESC`,
    [number, first, next ?? null],
  );
  return rows;
}

function hex(expected: Uint8Array, actual: Uint8Array): { expected: string; actual: string } {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return { expected: text(expected), actual: text(actual) };
}
