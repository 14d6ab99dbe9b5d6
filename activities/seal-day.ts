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
  headCount: number;
  /** Hexadecimal. */
  hash: string;
}

/** Makes the seal of the civil date that it is now. */
export async function sealToday(pool: Pool): Promise<BatchPage> {
  const { number, hash } = await sealDay(pool, civilDateOf(new Date().toISOString()));
  return { done: 1, failed: 0, more: false, note: `${number}:${hash}` };
}

/**
 * Seals the heads of all cases and households, once a civil date: asked again, or for a date before the last seal's, it
 * answers the last seal. All or nothing, in one transaction, a page of heads at a time. Each head is taken as its ledger
 * stands when its page is read; what is committed meanwhile is in the next seal.
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
  headCount: number;
  hash: Buffer;
}

async function readLast(db: Queryable): Promise<LastSeal | undefined> {
  const { rows } = await db.query<LastSeal>(
    `SELECT number, day::text AS day, head_count AS "headCount", hash FROM seals ORDER BY number DESC LIMIT 1`,
  );
  return rows[0];
}

async function seal(db: Queryable, day: CivilDate, last: LastSeal | undefined): Promise<SealMade> {
  const number = (last?.number ?? 0) + 1;
  const { roots, headCount } = await sealHeads(db, number);
  const root = rootOf(roots);
  const content: SealContent = {
    number,
    day,
    sealedAt: new Date().toISOString(),
    headCount,
    root: Buffer.from(root).toString('hex'),
  };
  const previous = last?.hash ?? Buffer.alloc(32);
  const hash = hashSeal(previous, content);
  await db.query(
    `INSERT INTO seals (number, day, sealed_at, head_count, root, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [number, day, content.sealedAt, headCount, root, previous, hash],
  );
  return { number, day, headCount, hash: hash.toString('hex') };
}

const NONE = '00000000-0000-0000-0000-000000000000';

async function sealHeads(db: Queryable, number: number): Promise<{ roots: Uint8Array[]; headCount: number }> {
  const roots: Uint8Array[] = [];
  let headCount = 0;
  for (let after = NONE; ;) {
    const heads = await sealPage(db, number, after);
    const [first, end] = [heads[0], heads.at(-1)];
    if (!first || !end) return { roots, headCount };
    const root = chunkRoot(heads);
    await db.query(
      `INSERT INTO seal_chunks (seal_number, chunk, first_ledger_id, root) VALUES ($1, $2, $3, $4)`,
      [number, roots.length, first.id, root],
    );
    roots.push(root);
    headCount += heads.length;
    after = end.id;
  }
}

/** A chunk of heads; those that have moved since they were last sealed are kept with this seal. */
async function sealPage(db: Queryable, number: number, after: string): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `WITH page AS (
       SELECT c.id, c.seq, c.head_hash, sealed.seq AS sealed_seq, sealed.hash AS sealed_hash
         FROM (SELECT id, seq, head_hash FROM ledger_heads WHERE id > $2 ORDER BY id LIMIT $3) c
         LEFT JOIN LATERAL (SELECT seq, hash FROM sealed_heads WHERE ledger_id = c.id
                             ORDER BY seal_number DESC LIMIT 1) sealed ON true
     ), moved AS (
       INSERT INTO sealed_heads (ledger_id, seal_number, seq, hash)
       SELECT id, $1, seq, head_hash FROM page
        WHERE sealed_seq IS DISTINCT FROM seq OR sealed_hash IS DISTINCT FROM head_hash
     )
     SELECT id, seq, head_hash AS hash FROM page ORDER BY id`,
    [number, after, HEADS_A_CHUNK],
  );
  return rows;
}
