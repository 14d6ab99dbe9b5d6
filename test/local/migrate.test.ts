import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDatabase, inDatabase, withDatabase } from '../../local/database';
import { deployMigrations } from '../../local/migrate';
import { testServers } from '../support/servers';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

interface Site {
  readonly url: string;
  readonly dir: string;
  write(name: string, sql: string): void;
  deploy(): Promise<string[]>;
  query(sql: string): Promise<Record<string, unknown>[]>;
}

async function site(): Promise<Site> {
  const { ownerUrl } = testServers();
  const name = `migrate_${randomBytes(6).toString('hex')}`;
  await ensureDatabase(ownerUrl, name);
  const url = inDatabase(ownerUrl, name);
  const dir = mkdtempSync(path.join(folder, 'migrations-'));
  return {
    url,
    dir,
    write(migration, sql) {
      mkdirSync(path.join(dir, migration), { recursive: true });
      writeFileSync(path.join(dir, migration, 'migration.sql'), sql);
    },
    deploy: () => deployMigrations(url, dir),
    query: (sql) =>
      withDatabase(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows),
  };
}

describe('deploying migrations', () => {
  it('applies in the order of their names what the database lacks', async () => {
    const at = await site();
    at.write('2_second', 'ALTER TABLE things ADD COLUMN size int');
    at.write('1_first', 'CREATE TABLE things (id int)');
    expect(await at.deploy()).toEqual(['1_first', '2_second']);
    at.write('3_third', 'ALTER TABLE things ADD COLUMN colour text');
    expect(await at.deploy()).toEqual(['3_third']);
    expect(await at.deploy()).toEqual([]);
  });

  it('keeps the books as Prisma Migrate does', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int)');
    await at.deploy();
    const rows = await at.query(
      `SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at AS finished, rolled_back_at
         FROM _prisma_migrations`,
    );
    expect(rows).toEqual([
      {
        migration_name: '1_first',
        checksum: '722a132da65b17561e8ceeb425bf6cb52e3d1ef2f9f5e3db67e1237e4c8e2f78',
        applied_steps_count: 1,
        finished: true,
        rolled_back_at: null,
      },
    ]);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int)');
    await at.deploy();
    at.write('1_first', 'CREATE TABLE things (id bigint)');
    await expect(at.deploy()).rejects.toThrow(/1_first was edited after it was applied/);
  });

  it('refuses a database that is ahead of the files', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int)');
    at.write('2_second', 'SELECT 1');
    await at.deploy();
    rmSync(path.join(at.dir, '2_second'), { recursive: true });
    await expect(at.deploy()).rejects.toThrow(/has migration 2_second, which this copy of Bangfu lacks/);
  });

  it('keeps nothing of a migration that fails, and applies it once it is corrected', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int); SELECT 1 / 0;');
    at.write('2_second', 'ALTER TABLE things ADD COLUMN size int');
    await expect(at.deploy()).rejects.toThrow(/1_first failed: division by zero/);
    expect(await at.query(`SELECT to_regclass('things') AS things`)).toEqual([{ things: null }]);
    at.write('1_first', 'CREATE TABLE things (id int)');
    expect(await at.deploy()).toEqual(['1_first', '2_second']);
  });

  it('goes no further while a migration that committed a part of itself stands failed', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int); COMMIT; SELECT 1 / 0;');
    await expect(at.deploy()).rejects.toThrow(/1_first failed/);
    await expect(at.deploy()).rejects.toThrow(/1_first stopped half-way/);
  });

  it('names a migration without its SQL', async () => {
    const at = await site();
    mkdirSync(path.join(at.dir, '1_empty'));
    await expect(at.deploy()).rejects.toThrow(/1_empty has no migration.sql/);
  });

  it('lets two that start at once apply each migration once', async () => {
    const at = await site();
    at.write('1_first', 'CREATE TABLE things (id int); SELECT pg_sleep(0.2);');
    const [one, other] = await Promise.all([at.deploy(), at.deploy()]);
    expect([...one, ...other]).toEqual(['1_first']);
  });
});
