import type { Client } from '@temporalio/client';
import type { LoadedDataConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import { LEDGER_KINDS } from '../activities/ledger-kinds';
import { checkChain } from './check-chain';
import { checkHistories } from './check-histories';
import { checkSealedHeads, type NewestSeal } from './check-sealed-heads';
import { checkSeals, readNewestSeal } from './check-seals';
import { checkTables } from './check-tables';
import { checkWorkflow, workflowIdOf } from './check-workflow';
import { MISSING, PRESENT, type Difference } from './difference';
import { batchesOf, readLedgers, readPlaces } from './ledger';
import { replay, type Replayed } from './replay';

export interface VerifyOptions {
  /** Only this case, and no household. */
  caseId?: string;
  /** Only cases of organisations, and households of counties, whose codes begin so. */
  scope?: string;
  /** A seal as somebody kept it outside this database; the hash in hexadecimal. */
  knownSeal?: { number: number; hash: string };
  /** With what archived histories are decoded when no client is given. */
  converter?: LoadedDataConverter;
  /** Hears of each difference as it is found. */
  onDifference?: (difference: Difference) => void;
}

export interface VerifyReport {
  /** In the order in which they were found; of very many the first. */
  differences: Difference[];
  /** How many there are. */
  found: number;
  /** What could not be checked, and why: a report with any of these is not clean. */
  unchecked: string[];
  checked: { cases: number; households: number; facts: number; histories: number; workflows: number };
  newestSeal?: { number: number; hash: string };
}

const LEDGERS_A_PAGE = 200;
const QUERIES_AT_ONCE = 8;
const DIFFERENCES_KEPT = 1000;

/**
 * Holds everything against the ledgers of cases and households: their own chains, the seals, every table that follows
 * from them, the archived histories and, with a client, the state of whatever runs. Reads only, a page at a time, each
 * page in one snapshot, so that it may run beside the system.
 * @param client of the namespace in which they run; without it their workflows are not asked
 */
export async function verify(
  pool: Pool,
  client?: Client,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const run = new Verification(pool, client, options);
  return run.report();
}

/** What is looked at, and whether a process of it should run. */
interface Listed {
  id: string;
  runs: boolean;
}

const LISTED: Readonly<Record<LedgerKind['heads'], string>> = {
  cases: `SELECT c.id, c.org_code, c.open AND (c.seq > 0 OR q.started_at IS NOT NULL) AS runs
            FROM cases c LEFT JOIN start_requests q ON q.case_id = c.id`,
  households: `SELECT id, county_code AS org_code, seq > 0 AND (open OR members > 0) AS runs FROM households`,
};

class Verification {
  private readonly result: VerifyReport = {
    differences: [],
    found: 0,
    unchecked: [],
    checked: { cases: 0, households: 0, facts: 0, histories: 0, workflows: 0 },
  };

  constructor(
    private readonly pool: Pool,
    private readonly client: Client | undefined,
    private readonly options: VerifyOptions,
  ) {}

  async report(): Promise<VerifyReport> {
    const newest = await readNewestSeal(this.pool);
    if (newest) this.result.newestSeal = { number: newest.number, hash: newest.hash };
    const { caseId, scope } = this.options;
    for (const kind of LEDGER_KINDS) {
      if (kind.heads === 'cases' || caseId === undefined) await this.checkKind(kind, newest);
    }
    if (caseId === undefined && scope === undefined) await this.checkWhole();
    if (caseId !== undefined && this.result.checked.cases === 0)
      this.result.unchecked.push(`case ${caseId}: there is none`);
    return this.result;
  }

  private async checkKind(kind: LedgerKind, newest: NewestSeal | undefined): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.readPage(kind, after);
      if (page.length === 0) break;
      await this.checkPage(kind, page, newest);
      after = page.at(-1)?.id;
    }
  }

  private async readPage({ heads }: LedgerKind, after: string | undefined): Promise<Listed[]> {
    const { caseId, scope } = this.options;
    const { rows } = await this.pool.query<Listed>(
      `SELECT id, runs FROM (${LISTED[heads]}) listed
        WHERE ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR id = $2) AND org_code LIKE $3 || '%'
        ORDER BY id LIMIT $4`,
      [after ?? null, caseId ?? null, scope ?? '', LEDGERS_A_PAGE],
    );
    return rows;
  }

  private async checkPage(
    kind: LedgerKind,
    page: readonly Listed[],
    newest: NewestSeal | undefined,
  ): Promise<void> {
    const ids = page.map(({ id }) => id);
    const differences = await inTransaction(this.pool, async (db) => {
      await db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return this.checkRecords(db, kind, ids, newest);
    });
    const running = page.filter(({ runs }) => runs).map(({ id }) => id);
    if (this.client) differences.push(...(await this.checkWorkflows(this.client, kind, running)));
    this.result.checked[kind.heads] += page.length;
    // One by one, and in each from the ledger outwards: what is named first is nearest to the cause.
    for (const id of ids)
      this.take(differences.filter(({ caseId, householdId }) => (caseId ?? householdId) === id));
  }

  private async checkRecords(
    db: Queryable,
    kind: LedgerKind,
    ids: readonly string[],
    newest: NewestSeal | undefined,
  ): Promise<Difference[]> {
    const ledgers = await readLedgers(db, kind, ids);
    const places = await readPlaces(db, kind, ids);
    const replayed = ids.map((id) => replay(kind, id, batchesOf(ledgers.get(id) ?? []), places.get(id)));
    const chains = ids.flatMap((id) => checkChain(kind, ledgers.get(id) ?? []));
    for (const facts of ledgers.values()) this.result.checked.facts += facts.length;
    const sealed = newest ? await checkSealedHeads(db, kind, newest, ids, ledgers) : [];
    const tables = await checkTables(db, kind, replayed);
    const histories = await this.checkArchive(() => checkHistories(db, this.converter, kind, ids, ledgers));
    return [
      ...chains,
      ...replayed.flatMap((one) => checkFold(kind, one)),
      ...sealed,
      ...tables,
      ...histories,
    ];
  }

  private async checkArchive(check: () => ReturnType<typeof checkHistories>): Promise<Difference[]> {
    try {
      const { checked, differences } = await check();
      this.result.checked.histories += checked;
      return differences;
    } catch (error) {
      this.leave('archived histories could not be decoded', error);
      return [];
    }
  }

  private get converter(): LoadedDataConverter {
    return this.client?.options.loadedDataConverter ?? this.options.converter ?? loadDataConverter();
  }

  private async checkWorkflows(
    client: Client,
    kind: LedgerKind,
    ids: readonly string[],
  ): Promise<Difference[]> {
    const differences: Difference[] = [];
    const waiting = [...ids];
    const ask = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        try {
          differences.push(...(await checkWorkflow(this.pool, client, kind, id)));
          this.result.checked.workflows++;
        } catch (error) {
          this.leave(`${workflowIdOf(kind, id)} did not answer`, error);
        }
      }
    };
    await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, ask));
    return differences;
  }

  /** What is about no single ledger, and what hangs on one that is gone. */
  private async checkWhole(): Promise<void> {
    this.take(await checkSeals(this.pool, this.options.knownSeal));
    await this.checkNoneIsGone('sealed_heads', 'ledger_id', 'ledger_heads', (caseId) => ({ caseId }));
    for (const { facts, projected, column, heads, named } of LEDGER_KINDS) {
      for (const table of [facts, ...projected.map(({ name }) => name)]) {
        await this.checkNoneIsGone(table, column, heads, named);
      }
    }
  }

  private async checkNoneIsGone(
    table: string,
    column: string,
    heads: string,
    named: LedgerKind['named'],
  ): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT DISTINCT ${column} AS id FROM ${table} t
        WHERE NOT EXISTS (SELECT FROM ${heads} WHERE id = t.${column}) LIMIT 100`,
    );
    const gone = { where: heads, what: 'row', expected: `${PRESENT}, as ${table} know it`, actual: MISSING };
    this.take(rows.map(({ id }) => ({ ...named(id), ...gone })));
  }

  private take(differences: readonly Difference[]): void {
    for (const difference of differences) {
      this.result.found++;
      if (this.result.differences.length < DIFFERENCES_KEPT) this.result.differences.push(difference);
      this.options.onDifference?.(difference);
    }
  }

  private leave(what: string, error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.result.unchecked.push(`${what} (${reason})`);
  }
}

function checkFold(kind: LedgerKind, { id, brokeAt }: Replayed): Difference[] {
  if (brokeAt === undefined) return [];
  const values = { expected: 'a fact that the rules know', actual: 'one they cannot go on with' };
  return [{ ...kind.named(id), seq: brokeAt, where: kind.facts, what: 'kind', ...values }];
}
