import type { PrismaClient } from '../prisma/client/client';

const SYSTEM = '系统';
const UUID = /^[0-9a-f-]{36}$/;

/** Display names of staff by id; the system itself among them. */
export async function staffNames(
  db: PrismaClient,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const known = [...new Set(ids)].filter((id) => id !== null && UUID.test(id)) as string[];
  const rows = known.length
    ? await db.staff.findMany({ where: { id: { in: known } }, select: { id: true, displayName: true } })
    : [];
  const names = new Map(rows.map(({ id, displayName }) => [id, displayName]));
  return (id) => names.get(id) ?? (id === 'system' ? SYSTEM : '未知人员');
}
