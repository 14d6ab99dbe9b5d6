import { isWithin } from '../../domain/organisation';
import { Prisma } from '../../prisma/client/client';
import type { StaffActor } from './actor';

/**
 * The part of the city that an actor reaches: what is registered at or owned by their organisation or one below it.
 * A case registered at the county and given to a community is in that community's scope through its owner.
 */
export class Scope {
  constructor(readonly actor: StaffActor) {}

  includes(orgCode: string): boolean {
    return isWithin(orgCode, this.actor.orgCode);
  }

  /** For a table with `org_code` and `owner_org_code`. */
  where(): { OR: [{ orgCode: Prefix }, { ownerOrgCode: Prefix }] } {
    const prefix = { startsWith: this.actor.orgCode };
    return { OR: [{ orgCode: prefix }, { ownerOrgCode: prefix }] };
  }

  /** The same for a query written in SQL. @param table the table's alias, a literal of the query's author */
  sql(table: 'c' | 't'): Prisma.Sql {
    const pattern = `${this.actor.orgCode}%`;
    const alias = Prisma.raw(table);
    return Prisma.sql`(${alias}.org_code LIKE ${pattern} OR ${alias}.owner_org_code LIKE ${pattern})`;
  }
}

interface Prefix {
  startsWith: string;
}
