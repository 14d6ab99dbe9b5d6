import { Prisma, type PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { labelOf } from '../cases/labels';
import type { FindingsView, RunsView } from './schema';

const RUNS_SHOWN = 200;
const FINDINGS_SHOWN = 1_000;

const KIND_LABELS: Readonly<Record<string, string>> = {
  GONE: '个案没有在运行的流程',
  BEHIND: '流程落后于台账',
  AHEAD: '流程超前于台账(数据库曾恢复到较早时点)',
  SILENT: '流程没有应答',
  UNKNOWN_CASE: '流程所属个案不在数据库中(数据库曾恢复到较早时点)',
};

const REPAIR_LABELS: Readonly<Record<string, string>> = {
  STARTED_FROM_LEDGER: '按台账重新启动流程',
  NUDGED: '通知流程重新读取台账',
  NONE: '需人工处理',
};

/** 对账记录, for one actor: the runs of the whole city, of their findings those in scope. */
export class ReconciliationBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
  ) {}

  /** The latest runs. Counts are of the whole city: they name nobody. */
  async runs(): Promise<RunsView> {
    const runs = await this.db.reconciliationRun.findMany({
      orderBy: { beganAt: 'desc' },
      take: RUNS_SHOWN,
      include: { findings: { select: { repaired: true } } },
    });
    return {
      runs: runs.map(({ id, kind, beganAt, finishedAt, looked, findings }) => ({
        id,
        kind: kind === 'ALL' ? 'ALL' : 'CHANGED',
        beganAt: beganAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
        looked,
        found: findings.length,
        repaired: findings.filter(({ repaired }) => repaired).length,
      })),
    };
  }

  /** What a run found in scope; a case that this database does not know is the city's to see. */
  async findings(runId: string): Promise<FindingsView> {
    const isCity = this.scope.actor.level === 'CITY';
    const rows = await this.db.$queryRaw<Row[]>`
      SELECT f.case_id AS "caseId", f.kind, f.ledger_seq AS "ledgerSeq", f.process_seq AS "processSeq", f.repair,
             f.repaired, f.found_at AS "foundAt"
        FROM reconciliation_findings f LEFT JOIN cases c ON c.id = f.case_id
       WHERE f.run_id = ${runId}::uuid AND (${isCity} OR ${this.scope.sql('c')})
       ORDER BY f.id LIMIT ${Prisma.raw(String(FINDINGS_SHOWN))}`;
    return {
      findings: rows.map(({ foundAt, ...row }) => ({
        ...row,
        label: labelOf(KIND_LABELS, row.kind),
        repairLabel: labelOf(REPAIR_LABELS, row.repair),
        foundAt: foundAt.toISOString(),
      })),
    };
  }
}

type Row = Omit<FindingsView['findings'][number], 'label' | 'repairLabel' | 'foundAt'> & { foundAt: Date };
