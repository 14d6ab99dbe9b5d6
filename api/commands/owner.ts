import type { CommandData } from '../../domain/case/commands';
import type { PrismaClient } from '../../prisma/client/client';
import { PERMISSIONS } from '../access/permissions';
import type { Scope } from '../access/scope';
import { ApiError } from '../errors/api-error';

/**
 * The named owner works at the named organisation, helps people there, and lies within the actor's scope.
 * @throws ApiError OWNER_UNKNOWN
 */
export async function requireOwner(
  db: PrismaClient,
  scope: Scope,
  { orgCode, staffId }: CommandData['assignOwner'],
): Promise<void> {
  const role = { in: [...PERMISSIONS.recordService] };
  const owner = await db.staff.findFirst({
    where: { id: staffId, orgCode, active: true, role },
    select: { id: true },
  });
  if (!owner || !scope.includes(orgCode)) throw new ApiError('OWNER_UNKNOWN', { field: 'staffId' });
}
