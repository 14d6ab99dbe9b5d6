import type { Prisma, PrismaClient } from '../../prisma/client/client';
import { FACT_LABELS, labelOf } from './labels';

/** A fact as it is answered: what stands in the ledger, with the words staff read. */
export interface FactView {
  seq: number;
  kind: string;
  label: string;
  at: string;
  clauses: string[];
  data: unknown;
}

export const FACT_FIELDS = { seq: true, kind: true, at: true, clauses: true, data: true } as const;

type FactRow = Prisma.FactGetPayload<{ select: typeof FACT_FIELDS }>;

export function factView(row: FactRow): FactView {
  const { seq, kind, at, clauses, data } = row;
  return { seq, kind, label: labelOf(FACT_LABELS, kind), at: at.toISOString(), clauses, data };
}

export interface StandingCommand {
  digest: string;
  /** Staff id, or 'system'. */
  by: string;
  /** Of the case, after the command. */
  version: number;
  facts: FactView[];
}

/** What stands in the ledger for a command, or undefined when nothing does. Asked by every act, so in plain SQL. */
export async function findCommand(
  db: PrismaClient,
  caseId: string,
  commandId: string,
): Promise<StandingCommand | undefined> {
  const rows = await db.$queryRaw<(FactRow & { by: string; digest: string })[]>`
    SELECT seq, kind, at, clauses, data, "by", cause_digest AS digest FROM facts
     WHERE case_id = ${caseId}::uuid AND cause_kind = 'COMMAND' AND cause_id = ${commandId} ORDER BY seq`;
  const last = rows.at(-1);
  if (!last) return undefined;
  const { digest, by, seq: version } = last;
  return { digest, by, version, facts: rows.map(factView) };
}

/** The last act of a person on a case, for whoever was overtaken by it. */
export async function findLastAct(
  db: PrismaClient,
  caseId: string,
): Promise<{ kind: string; label: string; at: string; by: string } | undefined> {
  const last = await db.fact.findFirst({
    where: { caseId, causeKind: { not: 'WAKE' } },
    select: { causeKind: true, causeId: true },
    orderBy: { seq: 'desc' },
  });
  if (!last) return undefined;
  const first = await db.fact.findFirst({
    where: { caseId, ...last },
    select: { kind: true, at: true, by: true },
    orderBy: { seq: 'asc' },
  });
  return first
    ? { ...first, label: labelOf(FACT_LABELS, first.kind), at: first.at.toISOString() }
    : undefined;
}
