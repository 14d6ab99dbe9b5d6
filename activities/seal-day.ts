import type { Pool } from 'pg';
import { civilDateOf, type CivilDate } from '../domain/civil-date';
import { rootOf } from '../seal/merkle';
import { chunkRoot, HEADS_A_CHUNK, hashSeal, type Head, type SealContent } from '../seal/seal';
import type { BatchPage } from './batch-page';
import { inTransaction, type Queryable } from './database';

/** A seal as its maker tells of it: whoever keeps the hash elsewhere can hold the database to it. */
export interface SealMade {
  number: number;
  day: CivilDate;
  caseCount: number;
  /** Hexadecimal. */
  hash: string;
}

/** Makes the seal of the civil date that it is now. */
export async function sealToday(pool: Pool): Promise<BatchPage> {
  const { number, hash } = await sealDay(pool, civilDateOf(new Date().toISOString()));
  return { done: 1, failed: 0, more: false, note: `${number}:${hash}` };
}

/**
 * Seals the heads of all cases, once a civil date: asked again, or for a date before the last seal's, it answers the
 * last seal. All or nothing, in one transaction, a page of heads at a time. Each head is taken as its case stands when
 * its page is read; what is committed meanwhile is in the next seal.
 */
export async function sealDay(pool: Pool, day: CivilDate): Promise<SealMade> {
  return inTransaction(pool, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(hashtext('seals'))`);
    const last = await readLast(db);
    if (last && last.day >= day) return { ...last, hash: last.hash.toString('hex') };
    return seal(db, day, last);
  });
}

interface LastSeal {
  number: number;
  day: CivilDate;
  caseCount: number;
  hash: Buffer;
}

async function readLast(db: Queryable): Promise<LastSeal | undefined> {
  const { rows } = await db.query<LastSeal>(
    `SELECT number, day::text AS day, case_count AS "caseCount", hash FROM seals ORDER BY number DESC LIMIT 1`,
  );
  return rows[0];
}

async function seal(db: Queryable, day: CivilDate, last: LastSeal | undefined): Promise<SealMade> {
  const number = (last?.number ?? 0) + 1;
  const { roots, caseCount } = await sealHeads(db, number);
  const root = rootOf(roots);
  const content: SealContent = {
    number,
    day,
    sealedAt: new Date().toISOString(),
    caseCount,
    root: Buffer.from(root).toString('hex'),
  };
  const previous = last?.hash ?? Buffer.alloc(32);
  const hash = hashSeal(previous, content);
  await db.query(
    `INSERT INTO seals (number, day, sealed_at, case_count, root, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [number, day, content.sealedAt, caseCount, root, previous, hash],
  );
  return { number, day, caseCount, hash: hash.toString('hex') };
}

const NO_CASE = '00000000-0000-0000-0000-000000000000';

async function sealHeads(db: Queryable, number: number): Promise<{ roots: Uint8Array[]; caseCount: number }> {
  const roots: Uint8Array[] = [];
  let caseCount = 0;
  for (let after = NO_CASE; ;) {
    const heads = await sealPage(db, number, after);
    const [first, end] = [heads[0], heads.at(-1)];
    if (!first || !end) return { roots, caseCount };
    const root = chunkRoot(heads);
    await db.query(
      `INSERT INTO seal_chunks (seal_number, chunk, first_case_id, root) VALUES ($1, $2, $3, $4)`,
      [number, roots.length, first.caseId, root],
    );
    roots.push(root);
    caseCount += heads.length;
    after = end.caseId;
  }
}

/** A chunk of heads; those that have moved since they were last sealed are kept with this seal. */
async function sealPage(db: Queryable, number: number, after: string): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `WITH page AS (
       SELECT c.id, c.seq, c.head_hash, sealed.seq AS sealed_seq, sealed.hash AS sealed_hash
         FROM (SELECT id, seq, head_hash FROM cases WHERE id > $2 ORDER BY id LIMIT $3) c
         LEFT JOIN LATERAL (SELECT seq, hash FROM sealed_heads WHERE case_id = c.id
                             ORDER BY seal_number DESC LIMIT 1) sealed ON true
     ), moved AS (
       INSERT INTO sealed_heads (case_id, seal_number, seq, hash)
       SELECT id, $1, seq, head_hash FROM page
        WHERE sealed_seq IS DISTINCT FROM seq OR sealed_hash IS DISTINCT FROM head_hash
     )
     SELECT id AS "caseId", seq, head_hash AS hash FROM page ORDER BY id`,
    [number, after, HEADS_A_CHUNK],
  );
  return rows;
}
