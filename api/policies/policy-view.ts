import type { CivilDate } from '../../domain/civil-date';
import { differencesBetween } from '../../domain/policy/differences';
import type { PolicyParameters } from '../../domain/policy/parameters';
import { policyStanding, type DatedVersion } from '../../domain/policy/version';
import type { PolicyVersion, PrismaClient, RuleAct } from '../../prisma/client/client';
import { staffNames } from '../staff-names';
import { dateOf } from '../tasks/task-view';
import { ACT_LABELS, STANDING_LABELS, type PoliciesView, type PolicyView } from './schema';

/** A version without its pack. */
export type VersionRow = Omit<PolicyVersion, 'parameters' | 'provenance'>;

const UUID = /^[0-9a-f-]{36}$/;

export function datedVersion({ id, status, validFrom, approvedAt }: VersionRow): DatedVersion {
  return {
    id,
    status,
    validFrom: dateOf(validFrom),
    ...(approvedAt && { approvedAt: approvedAt.toISOString() }),
  };
}

/** Names of who drafted and approved; the founding version names an authority, which is its own name. */
export async function namesOf(
  db: PrismaClient,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const nameOf = await staffNames(db, ids);
  return (id) => (UUID.test(id) ? nameOf(id) : id);
}

/** A version as the list shows it, among the others, on a date. */
export function summaryOf(
  row: VersionRow,
  others: readonly VersionRow[],
  today: CivilDate,
  nameOf: (id: string) => string,
): PoliciesView['versions'][number] {
  const { id, validFrom, sourceDocument, createdBy, approvedBy, approvedAt } = row;
  const standing = policyStanding(datedVersion(row), others.map(datedVersion), today);
  const personOf = (by: string | null) => (by === null ? null : { id: by, name: nameOf(by) });
  return {
    id,
    standing,
    standingLabel: STANDING_LABELS[standing],
    validFrom: dateOf(validFrom),
    sourceDocument,
    draftedBy: personOf(createdBy),
    approvedBy: personOf(approvedBy),
    approvedAt: approvedAt === null ? null : approvedAt.toISOString(),
  };
}

export function actsOf(acts: readonly RuleAct[], nameOf: (id: string) => string): PolicyView['acts'] {
  return acts.map(({ kind, by, at }) => ({
    kind,
    label: ACT_LABELS[kind] ?? kind,
    by: { id: by, name: nameOf(by) },
    at: at.toISOString(),
  }));
}

/** Packs were checked before they were written, so what is read of them has the form of one. */
export function differencesOf(from: PolicyVersion, to: PolicyVersion): PolicyView['differences'] {
  const packOf = ({ parameters }: PolicyVersion) => parameters as unknown as PolicyParameters;
  return differencesBetween(packOf(from), packOf(to)).map((one) => ({
    path: one.path,
    old: one.old ?? null,
    new: one.new ?? null,
  }));
}
