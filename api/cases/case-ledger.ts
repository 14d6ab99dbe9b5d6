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

export function factView(row: Prisma.FactGetPayload<{ select: typeof FACT_FIELDS }>): FactView {
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

/** What stands in the ledger for a command, or undefined when nothing does. */
export async function findCommand(
  db: PrismaClient,
  caseId: string,
  commandId: string,
): Promise<StandingCommand | undefined> {
  const rows = await db.fact.findMany({
    where: { caseId, causeKind: 'COMMAND', causeId: commandId },
    select: { ...FACT_FIELDS, by: true, causeDigest: true },
    orderBy: { seq: 'asc' },
  });
  const last = rows.at(-1);
  if (!last) return undefined;
  return {
    digest: last.causeDigest,
    by: last.by,
    version: last.seq,
    facts: rows.map(factView),
  };
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
