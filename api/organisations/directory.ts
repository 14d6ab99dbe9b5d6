import type { Organisation, PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { LEVEL_LABELS } from '../cases/labels';
import { ApiError } from '../errors/api-error';
import type { OrganisationsPage, OrganisationView, StaffPage } from './schema';

export interface Page {
  after?: string;
  limit?: number;
}

/** 机构名单: public, and the same for everybody. */
export class OrganisationDirectory {
  constructor(private readonly db: PrismaClient) {}

  async list({
    within,
    q,
    after,
    limit = 100,
  }: Page & { within?: string; q?: string }): Promise<OrganisationsPage> {
    const rows = await this.db.organisation.findMany({
      where: {
        ...(q && { name: { contains: q } }),
        AND: [{ code: { startsWith: within ?? '' } }, { code: { gt: after ?? '' } }],
      },
      orderBy: { code: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    return {
      organisations: page.map(viewOf),
      next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
    };
  }

  /** @throws ApiError ORGANISATION_NOT_FOUND */
  async get(code: string): Promise<OrganisationView> {
    const above = [4, 6, 9, 12]
      .filter((length) => length <= code.length)
      .map((length) => code.slice(0, length));
    const [path, below] = await Promise.all([
      this.db.organisation.findMany({ where: { code: { in: above } }, orderBy: { code: 'asc' } }),
      this.db.organisation.count({ where: { parentCode: code } }),
    ]);
    const own = path.find((organisation) => organisation.code === code);
    if (!own) throw new ApiError('ORGANISATION_NOT_FOUND');
    return { ...viewOf(own), path: path.map(({ code, name }) => ({ code, name })), below };
  }
}

/** 工作人员, for one actor: who could own a case, and how many they own now. */
export class StaffDirectory {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
  ) {}

  /** @throws ApiError ORGANISATION_NOT_FOUND for what lies outside the scope */
  async list({ within, after, limit = 100 }: Page & { within?: string }): Promise<StaffPage> {
    const prefix = within ?? this.scope.actor.orgCode;
    if (!this.scope.includes(prefix)) throw new ApiError('ORGANISATION_NOT_FOUND', { field: 'within' });
    const rows = await this.db.staff.findMany({
      where: { active: true, orgCode: { startsWith: prefix }, ...(after && { id: { gt: after } }) },
      select: {
        id: true,
        displayName: true,
        role: true,
        orgCode: true,
        organisation: { select: { name: true } },
      },
      orderBy: { id: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const owned = await this.db.case.groupBy({
      by: ['ownerId'],
      where: { open: true, ownerId: { in: page.map(({ id }) => id) } },
      _count: true,
    });
    const openCases = new Map(owned.map(({ ownerId, _count }) => [ownerId, _count]));
    return {
      staff: page.map(({ id, organisation, ...staff }) => ({
        staffId: id,
        ...staff,
        orgName: organisation.name,
        openCases: openCases.get(id) ?? 0,
      })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }
}

function viewOf({ code, name, level, parentCode, acceptsRegistrations }: Organisation) {
  return { code, name, level, levelLabel: LEVEL_LABELS[level], parentCode, acceptsRegistrations };
}
