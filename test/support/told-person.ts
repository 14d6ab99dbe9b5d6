import type { Pool } from 'pg';
import type { ColumnCipher } from '../../prisma/column-cipher';

/** Gives the person of a case a name and a phone that can be opened, as a registration at the counter does. */
export async function nameThePerson(
  pool: Pool,
  cipher: ColumnCipher,
  caseId: string,
  { name, phone }: { name: string; phone: string },
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT r.person_id AS id FROM cases c JOIN registrations r ON r.id = c.registration_id WHERE c.id = $1`,
    [caseId],
  );
  const rowId = rows[0]?.id ?? '';
  const seal = (column: string, text: string) =>
    Buffer.from(cipher.encrypt(text, { table: 'persons', column, rowId }));
  await pool.query('UPDATE persons SET name_cipher = $2, phone_cipher = $3 WHERE id = $1', [
    rowId,
    seal('name_cipher', name),
    seal('phone_cipher', phone),
  ]);
}
