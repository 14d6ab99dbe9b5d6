import type { Instant } from '../domain/civil-date';
import type { PrismaClient } from '../prisma/client/client';
import type { Bytes, Cell, ColumnCipher, KeyedHash } from '../prisma/column-cipher';

/** A row of `particulars`: free text, a document's number, or what else a person's own words are. */
export interface ParticularRow {
  id: string;
  caseId: string;
  kind: string;
  cipher: Bytes;
  hash: Bytes;
  createdBy: string;
  createdAt: Instant;
}

/** What encrypts, and what finds and names without showing. */
export interface Secrets {
  cipher: ColumnCipher;
  hash: KeyedHash;
}

export interface NewParticular {
  caseId: string;
  commandId: string;
  /** The field of the form it came from. */
  kind: string;
  text: string;
  createdBy: string;
  createdAt: Instant;
}

/**
 * Encrypts a text. Its id is derived, under a key, from the case, the command, the field and the text: a repeated
 * command writes nothing new, a corrected one under the same key is another row, and the id that stands in the
 * ledger vouches for the text.
 */
export function particularRow(
  { cipher, hash }: Secrets,
  { caseId, commandId, kind, text, createdBy, createdAt }: NewParticular,
): ParticularRow {
  const id = hash.uuid('particulars.id', JSON.stringify([caseId, commandId, kind, text]));
  return {
    id,
    caseId,
    kind,
    cipher: cipher.encrypt(text, cellOf(id)),
    hash: hash.digest('particulars.hash', text),
    createdBy,
    createdAt,
  };
}

/**
 * Writes what was said in words; what stands already stays. Words that are sent again begin their day anew, as long as
 * nothing points to them: what nothing points to after a day is removed.
 */
export async function writeParticulars(
  db: Pick<PrismaClient, '$executeRaw'>,
  rows: readonly ParticularRow[],
): Promise<void> {
  const base64 = (bytes: Bytes) => Buffer.from(bytes).toString('base64');
  const words = rows.map((row) => ({ ...row, cipher: base64(row.cipher), hash: base64(row.hash) }));
  await db.$executeRaw`
    WITH words AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
                    AS w(id uuid, "caseId" uuid, kind text, cipher text, hash text, "createdBy" uuid, "createdAt" timestamptz)
    ), renewed AS (
      UPDATE particulars p SET created_at = w."createdAt" FROM words w
       WHERE p.id = w.id AND p.created_at < w."createdAt" AND NOT particular_is_pointed_to(p.case_id, p.id)
    )
    INSERT INTO particulars (id, case_id, kind, cipher, hash, created_by, created_at)
    SELECT id, "caseId", kind, decode(cipher, 'base64'), decode(hash, 'base64'), "createdBy", "createdAt" FROM words
    ON CONFLICT DO NOTHING`;
}

/** The text of a row. */
export function particularText({ cipher }: Secrets, row: { id: string; cipher: Uint8Array }): string {
  return cipher.decrypt(row.cipher, cellOf(row.id));
}

function cellOf(rowId: string): Cell {
  return { table: 'particulars', column: 'cipher', rowId };
}
