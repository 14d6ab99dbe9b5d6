import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commitFacts } from '../../activities/commit-facts';
import { loadOpening } from '../../activities/load-opening';
import { CASE_LEDGERS } from '../../activities/ledger-kinds';
import { PROJECTED_TABLES } from '../../activities/tables';
import { batchesOf, readLedgers, type StandingBatch } from '../../audit/ledger';
import type { Command, CommandData, CommandKind } from '../../domain/case/commands';
import { decide, decideOpening, type Decision } from '../../domain/case/decide';
import type { DecisionContext } from '../../domain/case/context';
import { newCase } from '../../domain/case/evolve';
import type { Fact } from '../../domain/case/facts';
import { foldBatch } from '../../domain/case/fold';
import type { CaseState } from '../../domain/case/state';
import { nextWake, wake } from '../../domain/case/wake';
import { GROUND_RULES } from '../../domain/endings';
import type { BatchCause } from '../../domain/case/fold';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { CASEWORKER, morning } from '../support/life';
import { registerCase } from '../support/registered-case';
import { freshDatabase } from '../support/servers';

/** A database with cases in it, kept by the commit activity itself, without the engine. */
export class Books {
  /** As the application. */
  readonly pool: Pool;
  /** As the owner of the database, who can do what the application cannot. */
  readonly owner: Pool;

  /** The books of a database that somebody else keeps. */
  constructor(readonly database: Pick<TestDatabase, 'applicationUrl' | 'ownerUrl'>) {
    this.pool = createPool({ connectionString: database.applicationUrl });
    this.owner = createPool({ connectionString: database.ownerUrl });
  }

  static async open(): Promise<Books> {
    const books = new Books(await freshDatabase());
    await books.owner.query(
      `INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
       VALUES ($1, 'caseworker', '专干', '411002001001', 'CASEWORKER', '')`,
      [CASEWORKER.staffId],
    );
    return books;
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.owner.end()]);
    if ('drop' in this.database) await (this.database as TestDatabase).drop();
  }

  /** What the owner of the database does when no trigger and no foreign key may see it. */
  async tamper(sql: string, values: unknown[] = []): Promise<void> {
    const client = await this.owner.connect();
    try {
      await client.query('SET session_replication_role = replica');
      const { rowCount } = await client.query(sql, values);
      if (!rowCount) throw new Error('nothing was tampered with');
    } finally {
      await client.query('RESET session_replication_role');
      client.release();
    }
  }

  /** A case of three months: services given, a follow-up held and one missed, an attempt, tasks late, a household. */
  async keepsLife(): Promise<KeptCase> {
    const kept = await this.keepsCase();
    const noteId = randomUUID();
    await kept.until('2026-11-25');
    await kept.does('joinHousehold', { householdId: randomUUID() });
    await kept.does('recordService', {
      item: 'POLICY_SERVICE',
      answer: 'PROVIDED',
      on: '2026-11-25',
      noteId,
    });
    await kept.until('2026-12-10');
    const findings = {
      jobSearch: 'SEARCHING',
      income: 'UNCHANGED',
      family: 'UNCHANGED',
      intent: 'UNCHANGED',
    } as const;
    await kept.does('recordFollowUp', { on: '2026-12-10', channel: 'PHONE', findings });
    await kept.until('2027-02-03');
    return kept.does('recordContactAttempt', { on: '2027-02-03', channel: 'PHONE', outcome: 'NO_ANSWER' });
  }

  /** Ends a case on a lawful ground, of which the person is told. */
  async keepsEnding(): Promise<KeptCase> {
    const kept = await this.keepsLife();
    return kept.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: '2027-02-01',
      evidenceId: randomUUID(),
      evidenceKind: GROUND_RULES.PENSION.evidence[0] ?? 'LEGAL_DOCUMENT',
    });
  }

  /** Takes away a case's ledger and all that follows from it, as if it had not begun. */
  async wipes(caseId: string): Promise<void> {
    for (const table of ['facts', ...PROJECTED_TABLES.map(({ name }) => name)]) {
      await this.tamper(`WITH gone AS (DELETE FROM ${table} WHERE case_id = $1) SELECT 1`, [caseId]);
    }
    await this.tamper(`UPDATE cases SET seq = 0, version = 0, head_hash = $2, state = $3 WHERE id = $1`, [
      caseId,
      Buffer.alloc(32),
      newCase(caseId),
    ]);
    await this.tamper(
      `UPDATE registrations SET status = 'ACTIVE', ended_on = NULL, ground = NULL, evidence_id = NULL
        WHERE id = (SELECT registration_id FROM cases WHERE id = $1)`,
      [caseId],
    );
  }

  /**
   * What a patient forger does: has another ledger written in the place of a case's own, by the system's own code, so
   * that its chain and its tables hold.
   */
  async rewrites(caseId: string, other: (batches: StandingBatch[]) => StandingBatch[]): Promise<void> {
    const ledgers = await readLedgers(this.pool, CASE_LEDGERS, [caseId]);
    await this.wipes(caseId);
    const again = new KeptCase(this.pool, caseId, '');
    for (const { at, by, cause, facts } of other(batchesOf(ledgers.get(caseId) ?? []))) {
      again.now = at;
      await again.settles(cause as BatchCause, by, () => ({ facts: facts as Fact[] }));
    }
  }

  /** A case that was opened. */
  async keepsCase(on = '2026-11-23'): Promise<KeptCase> {
    const input = await registerCase(this.pool, on);
    const kept = new KeptCase(this.pool, input.caseId, input.registeredAt);
    const opening = await loadOpening(this.pool, {
      caseId: input.caseId,
      orgCode: input.orgCode,
      at: input.registeredAt,
    });
    await kept.settles({ kind: 'OPEN', id: input.caseId, digest: '' }, 'system', (context) => ({
      facts: decideOpening(input, opening.owner, context),
    }));
    return kept;
  }
}

/** One case on virtual time. */
export class KeptCase {
  state: CaseState;

  constructor(
    private readonly pool: Pool,
    readonly caseId: string,
    public now: string,
  ) {
    this.state = newCase(caseId);
  }

  /** Lets time pass to the morning of a date; what time does to the case is committed as it comes. */
  async until(date: string): Promise<this> {
    const end = morning(date);
    for (let due = nextWake(this.state, this.now); due && due <= end; due = nextWake(this.state, this.now)) {
      this.now = due;
      const cause = { kind: 'WAKE', id: due, digest: '' } as const;
      await this.settles(cause, 'system', (context) => ({ facts: wake(this.state, context) }));
    }
    this.now = end;
    return this;
  }

  async does<K extends CommandKind>(kind: K, data: CommandData[K], by = CASEWORKER): Promise<this> {
    const command = { kind, id: randomUUID(), digest: '', by, data } as Command;
    const cause = { kind: 'COMMAND', id: command.id, digest: '' } as const;
    await this.settles(cause, by.staffId, (context) => decide(this.state, command, context));
    return this;
  }

  async settles(
    cause: BatchCause,
    by: string,
    decideOn: (context: DecisionContext) => Decision,
  ): Promise<void> {
    const at = this.now;
    const { rules } = await loadOpening(this.pool, { caseId: this.caseId, orgCode: '4110', at });
    const answer = await commitFacts(this.pool, {
      caseId: this.caseId,
      afterSeq: this.state.seq,
      at,
      by,
      cause,
      rules: { policyVersion: rules.policy.id, calendarVersion: rules.calendar.version },
      decision: decideOn({ ...rules, at }),
    });
    if (answer.kind !== 'STANDS') throw new Error(`${cause.kind} ${cause.id}: ${JSON.stringify(answer)}`);
    this.state = answer.batches.reduce(foldBatch, this.state);
  }
}
