import type { Client } from '@temporalio/client';
import type { LoadedDataConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../activities/database';
import { PROJECTED_TABLES } from '../activities/tables';
import { checkChain } from './check-chain';
import { checkHistories } from './check-histories';
import { checkSealedHeads, type NewestSeal } from './check-sealed-heads';
import { checkSeals, readNewestSeal } from './check-seals';
import { checkTables } from './check-tables';
import { checkWorkflow } from './check-workflow';
import { MISSING, PRESENT, type Difference } from './difference';
import { batchesOf, readLedgers } from './ledger';
import { replay, type Replayed } from './replay';

export interface VerifyOptions {
  /** Only this case. */
  caseId?: string;
  /** Only cases of organisations whose codes begin so. */
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
  checked: { cases: number; facts: number; histories: number; workflows: number };
  newestSeal?: { number: number; hash: string };
}

const CASES_A_PAGE = 200;
const QUERIES_AT_ONCE = 8;
const DIFFERENCES_KEPT = 1000;

/**
 * Holds everything against the ledger: its own chain, the seals, every table that follows from it, the archived
 * histories and, with a client, the state of every running case. Reads only, a page of cases at a time, each page in
 * one snapshot, so that it may run beside the system.
 * @param client of the namespace in which the cases run; without it their workflows are not asked
 */
export async function verify(
  pool: Pool,
  client?: Client,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const run = new Verification(pool, client, options);
  return run.report();
}

class Verification {
  private readonly result: VerifyReport = {
    differences: [],
    found: 0,
    unchecked: [],
    checked: { cases: 0, facts: 0, histories: 0, workflows: 0 },
  };

  constructor(
    private readonly pool: Pool,
    private readonly client: Client | undefined,
    private readonly options: VerifyOptions,
  ) {}

  async report(): Promise<VerifyReport> {
    const newest = await readNewestSeal(this.pool);
    if (newest) this.result.newestSeal = { number: newest.number, hash: newest.hash };
    for (let after: string | undefined; ;) {
      const page = await this.readPage(after);
      if (page.length === 0) break;
      await this.checkPage(page, newest);
      after = page.at(-1)?.caseId;
    }
    const { caseId, scope } = this.options;
    if (caseId === undefined && scope === undefined) await this.checkWhole();
    if (caseId !== undefined && this.result.checked.cases === 0)
      this.result.unchecked.push(`case ${caseId}: there is none`);
    return this.result;
  }

  private async readPage(after: string | undefined): Promise<{ caseId: string; runs: boolean }[]> {
    const { caseId, scope } = this.options;
    const { rows } = await this.pool.query<{ caseId: string; runs: boolean }>(
      `SELECT c.id AS "caseId", c.open AND (c.seq > 0 OR q.started_at IS NOT NULL) AS runs
         FROM cases c LEFT JOIN start_requests q ON q.case_id = c.id
        WHERE ($1::uuid IS NULL OR c.id > $1) AND ($2::uuid IS NULL OR c.id = $2) AND c.org_code LIKE $3 || '%'
        ORDER BY c.id LIMIT $4`,
      [after ?? null, caseId ?? null, scope ?? '', CASES_A_PAGE],
    );
    return rows;
  }

  private async checkPage(
    page: readonly { caseId: string; runs: boolean }[],
    newest: NewestSeal | undefined,
  ): Promise<void> {
    const caseIds = page.map(({ caseId }) => caseId);
    const differences = await inTransaction(this.pool, async (db) => {
      await db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return this.checkRecords(db, caseIds, newest);
    });
    const running = page.filter(({ runs }) => runs).map(({ caseId }) => caseId);
    if (this.client) differences.push(...(await this.checkWorkflows(this.client, running)));
    this.result.checked.cases += page.length;
    // Case by case, and in each from the ledger outwards: what is named first is nearest to the cause.
    for (const caseId of caseIds) this.take(differences.filter((one) => one.caseId === caseId));
  }

  private async checkRecords(
    db: Queryable,
    caseIds: readonly string[],
    newest: NewestSeal | undefined,
  ): Promise<Difference[]> {
    const ledgers = await readLedgers(db, caseIds);
    const replayed = caseIds.map((caseId) => replay(caseId, batchesOf(ledgers.get(caseId) ?? [])));
    const chains = caseIds.flatMap((caseId) => checkChain(ledgers.get(caseId) ?? []));
    for (const facts of ledgers.values()) this.result.checked.facts += facts.length;
    const sealed = newest ? await checkSealedHeads(db, newest, caseIds, ledgers) : [];
    const tables = await checkTables(db, replayed);
    const histories = await this.checkArchive(() => checkHistories(db, this.converter, caseIds, ledgers));
    return [...chains, ...replayed.flatMap(checkFold), ...sealed, ...tables, ...histories];
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

  private async checkWorkflows(client: Client, caseIds: readonly string[]): Promise<Difference[]> {
    const differences: Difference[] = [];
    const waiting = [...caseIds];
    const ask = async () => {
      for (let caseId = waiting.shift(); caseId !== undefined; caseId = waiting.shift()) {
        try {
          differences.push(...(await checkWorkflow(this.pool, client, caseId)));
          this.result.checked.workflows++;
        } catch (error) {
          this.leave(`case ${caseId}: its workflow did not answer`, error);
        }
      }
    };
    await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, ask));
    return differences;
  }

  /** What is about no single case, and what hangs on a case that is gone. */
  private async checkWhole(): Promise<void> {
    this.take(await checkSeals(this.pool, this.options.knownSeal));
    for (const table of ['facts', 'sealed_heads', ...PROJECTED_TABLES.map(({ name }) => name)]) {
      const { rows } = await this.pool.query<{ caseId: string }>(
        `SELECT DISTINCT case_id AS "caseId" FROM ${table} t
          WHERE NOT EXISTS (SELECT FROM cases WHERE id = t.case_id) LIMIT 100`,
      );
      const gone = {
        where: 'cases',
        what: 'row',
        expected: `${PRESENT}, as ${table} know it`,
        actual: MISSING,
      };
      this.take(rows.map(({ caseId }) => ({ caseId, ...gone })));
    }
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

function checkFold({ caseId, brokeAt }: Replayed): Difference[] {
  if (brokeAt === undefined) return [];
  const values = { expected: 'a fact that the rules know', actual: 'one they cannot go on with' };
  return [{ caseId, seq: brokeAt, where: 'facts', what: 'kind', ...values }];
}
