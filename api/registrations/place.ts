import type { Organisation, PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { ApiError } from '../errors/api-error';

const field = 'orgCode';

/**
 * The organisation that registers, within the actor's scope.
 * @throws ApiError naming the field
 */
export async function findPlace(db: PrismaClient, scope: Scope, code: string): Promise<Organisation> {
  const organisation = await lowestPlace(db, code);
  if (!scope.includes(code)) throw new ApiError('ORGANISATION_OUT_OF_SCOPE', { field });
  return organisation;
}

/**
 * An organisation that can have cases: accepting registrations, and the lowest there is, so that the case has a
 * caseworker near the person.
 * @throws ApiError naming the field
 */
export async function lowestPlace(db: PrismaClient, code: string): Promise<Organisation> {
  const organisation = await db.organisation.findUnique({
    where: { code },
    include: { children: { where: { acceptsRegistrations: true }, take: 1 } },
  });
  if (!organisation) throw new ApiError('ORGANISATION_UNKNOWN', { field });
  if (!organisation.acceptsRegistrations) throw new ApiError('ORGANISATION_NOT_ACCEPTING', { field });
  if (organisation.children.length > 0) throw new ApiError('ORGANISATION_TOO_HIGH', { field });
  return organisation;
}
