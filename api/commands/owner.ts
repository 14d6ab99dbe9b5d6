import { ownerFor, type Caseworker } from '../../domain/case-owner';
import type { OwnerCandidate } from '../../domain/case/intake/facts';
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
  db: Pick<PrismaClient, 'staff'>,
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

/** the caseworker who is to own a case of an organisation, or the county that has to name one. */
export async function findOwner(db: PrismaClient, orgCode: string): Promise<OwnerCandidate> {
  const found = ownerFor(
    orgCode,
    await caseworkersOf(
      db,
      [6, 9, 12].map((digits) => orgCode.slice(0, digits)),
    ),
  );
  return found ? { orgCode: found.orgCode, staffId: found.staffId } : { orgCode: orgCode.slice(0, 6) };
}

/** The caseworkers of some organisations, with what they carry already. */
export async function caseworkersOf(db: PrismaClient, orgCodes: readonly string[]): Promise<Caseworker[]> {
  const staff = await db.staff.findMany({
    where: { active: true, role: 'CASEWORKER', orgCode: { in: [...new Set(orgCodes)] } },
    select: { id: true, orgCode: true },
  });
  const owned = await db.case.groupBy({
    by: ['ownerId'],
    where: { open: true, ownerId: { in: staff.map(({ id }) => id) } },
    _count: true,
  });
  const openCases = new Map(owned.map(({ ownerId, _count }) => [ownerId, _count]));
  return staff.map(({ id, orgCode }) => ({ staffId: id, orgCode, openCases: openCases.get(id) ?? 0 }));
}
