import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { civilDateOf } from '../../domain/civil-date';
import { foldCase } from '../../domain/case/fold';
import type { CaseProcesses } from '../case-processes';
import { readLedger } from '../ledger';
import { readRules } from '../rules-in-force';
import { readRegistration } from '../start-requests';
import type { Found } from './examine';

type Repair = 'STARTED_FROM_LEDGER' | 'NUDGED' | 'NONE';

const REPAIRS: Readonly<Record<Found['kind'], Repair>> = {
  GONE: 'STARTED_FROM_LEDGER',
  BEHIND: 'NUDGED',
  AHEAD: 'STARTED_FROM_LEDGER',
  SILENT: 'NONE',
  UNKNOWN_CASE: 'NONE',
};

const NUDGE_POLL_MS = 200;
const NUDGE_POLLS = 50;

/** Writes down what a run finds, and repairs it. The ledger is right, always: nothing of a process is taken over. */
export class Findings {
  private found = 0;
  private repaired = 0;

  constructor(
    private readonly pool: Pool,
    private readonly processes: CaseProcesses,
    private readonly runId: string,
  ) {}

  /** How many could not be repaired. */
  get unrepaired(): number {
    return this.found - this.repaired;
  }

  /** Writes a finding down before its repair, so that whoever is killed in between leaves it standing. */
  async repair(found: Found): Promise<void> {
    this.found += 1;
    const id = await this.write(found);
    const isRepaired = await this.attempt(found);
    if (!isRepaired) return;
    this.repaired += 1;
    await this.pool.query('UPDATE reconciliation_findings SET repaired = true WHERE id = $1', [id]);
  }

  private async write({ kind, caseId, ledgerSeq, processSeq }: Found): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(
      `INSERT INTO reconciliation_findings (run_id, case_id, kind, ledger_seq, process_seq, repair)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [this.runId, caseId, kind, ledgerSeq ?? null, processSeq ?? null, REPAIRS[kind]],
    );
    return rows[0]?.id ?? '';
  }

  private async attempt(found: Found): Promise<boolean> {
    switch (REPAIRS[found.kind]) {
      case 'NUDGED':
        return this.nudge(found);
      case 'STARTED_FROM_LEDGER':
        return this.startFromLedger(found.caseId);
      case 'NONE':
        return false;
    }
  }

  /** @returns whether the process has caught up with what stood when it was found behind */
  private async nudge({ caseId, ledgerSeq = 0 }: Found): Promise<boolean> {
    await this.processes.nudge(caseId, `reconciliation-${this.runId}`);
    for (let poll = 0; poll < NUDGE_POLLS; poll++) {
      if ((await this.processes.look(caseId))?.running !== true) return true;
      if ((await this.processes.seqOf(caseId)) >= ledgerSeq) return true;
      await delay(NUDGE_POLL_MS);
    }
    return false;
  }

  /** A ledger with a gap is for `verify` and for people: no process is started on half of a case. */
  private async startFromLedger(caseId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ seq: number; wakeAt: Date | null }>(
      'SELECT seq, next_due_at AS "wakeAt" FROM cases WHERE id = $1',
      [caseId],
    );
    const [row] = rows;
    const [input, batches] = await Promise.all([
      readRegistration(this.pool, caseId),
      readLedger(this.pool, caseId),
    ]);
    const state = foldCase(caseId, batches);
    if (!row || !input || state.seq !== row.seq) return false;
    const rules = await readRules(this.pool, civilDateOf(new Date().toISOString()));
    await this.processes.startFromLedger(input, {
      state,
      rules,
      ...(row.wakeAt && { wakeAt: row.wakeAt.toISOString() }),
    });
    return true;
  }
}
