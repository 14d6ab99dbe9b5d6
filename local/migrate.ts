import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { withDatabase } from './database';
import { messageOf, SetupError } from './setup-error';

// The key Prisma Migrate itself locks with, so that the two never run at once.
const PRISMA_ADVISORY_LOCK = 72_707_369;
const LOCK_TIMEOUT = '60s';

const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = path.join(dir, name, 'migration.sql');
      if (!existsSync(file)) throw new SetupError(`Migration ${name} has no migration.sql.`);
      const bytes = await readFile(file);
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

function refuseWhatDoesNotFit(rows: readonly AppliedRow[], migrations: readonly Migration[]): void {
  const onDisk = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const row of rows) {
    const { migration_name: name } = row;
    const checksum = onDisk.get(name);
    if (checksum === undefined) {
      throw new SetupError(
        `The database has migration ${name}, which this copy of Bangfu lacks: use the newer copy.`,
      );
    }
    if (!row.finished_at) {
      throw new SetupError(
        `Migration ${name} stopped half-way: mend the database by hand, then set rolled_back_at or finished_at ` +
          'in its row of _prisma_migrations.',
      );
    }
    if (row.checksum !== checksum) {
      throw new SetupError(
        `Migration ${name} was edited after it was applied: restore it, and put the change in a new one.`,
      );
    }
  }
}

/** Nothing of it stands any more, so Prisma counts it as rolled back, and it may be tried again once corrected. */
async function recordFailure(
  client: pg.Client,
  id: string,
  migration: Migration,
  reason: string,
): Promise<void> {
  const committedPart = await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [
    id,
    reason,
  ]);
  if (committedPart.rowCount) return;
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at) VALUES ($1, $2, $3, $4, now())`,
    [id, migration.checksum, migration.name, reason],
  );
}

/** One transaction, its own row included: a process killed in the middle leaves nothing. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      migration.checksum,
      migration.name,
    ]);
    await client.query(migration.sql);
    await client.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    await recordFailure(client, id, migration, messageOf(error));
    throw new SetupError(`Migration ${migration.name} failed: ${messageOf(error)}`, { cause: error });
  }
}

async function deployThrough(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_ADVISORY_LOCK]);
  await client.query('RESET lock_timeout');
  await client.query(MIGRATIONS_TABLE);
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  refuseWhatDoesNotFit(rows, migrations);
  const done = new Set(rows.map((row) => row.migration_name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}

/**
 * Applies the SQL migrations of `dir` that the database lacks, in the order of their names, keeping the books of
 * Prisma Migrate: a site that has its native engine can go on with `prisma migrate deploy`.
 * @param connectionString as the owner of the schema
 * @param dir the folder `prisma/migrations`
 * @returns the names of those applied now
 * @throws SetupError when database and files do not fit together, or one fails (nothing of it is kept then)
 */
export async function deployMigrations(connectionString: string, dir: string): Promise<string[]> {
  const migrations = await readMigrations(dir);
  return withDatabase(connectionString, (client) => deployThrough(client, migrations));
}
