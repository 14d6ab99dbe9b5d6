import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inDatabase, withDatabase } from '../../local/database';
import { anyFreePort } from '../../local/ports';
import { startTemporalServer, type TemporalServer } from '../../local/temporal-server';

/** A Temporal server of a test's own, whose file can be put back to an older copy. */
export class RestorableTemporal {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private server: TemporalServer,
  ) {}

  /** @param folder that the test removes */
  static async start(folder: string): Promise<RestorableTemporal> {
    const port = await anyFreePort();
    return new RestorableTemporal(folder, port, await run(folder, port));
  }

  get address(): string {
    return this.server.address;
  }

  /** Puts a copy of the file away, as a backup at rest does. */
  async backUp(): Promise<void> {
    await this.server.stop();
    cpSync(dataOf(this.folder), backupOf(this.folder), { recursive: true });
    this.server = await run(this.folder, this.port);
  }

  /** Puts the older copy in the place of the file. */
  async restore(): Promise<void> {
    await this.server.stop();
    rmSync(dataOf(this.folder), { recursive: true });
    cpSync(backupOf(this.folder), dataOf(this.folder), { recursive: true });
    this.server = await run(this.folder, this.port);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

const dataOf = (folder: string) => path.join(folder, 'data');
const backupOf = (folder: string) => path.join(folder, 'backup');

function run(folder: string, port: number): Promise<TemporalServer> {
  return startTemporalServer({
    dataFile: path.join(dataOf(folder), 'temporal.db'),
    port,
    namespace: 'bangfu-test',
    headless: true,
    logFile: path.join(folder, 'temporal.log'),
  });
}

/** Copies a database aside while nobody uses it. @param ownerUrl of the database */
export function backUpDatabase(ownerUrl: string): Promise<void> {
  return whileUnused(ownerUrl, (name) => [`CREATE DATABASE ${name}_backup TEMPLATE ${name}`]);
}

/** Puts the copy in the place of the database. */
export function restoreDatabase(ownerUrl: string): Promise<void> {
  return whileUnused(ownerUrl, (name) => [
    `DROP DATABASE ${name}`,
    `ALTER DATABASE ${name}_backup RENAME TO ${name}`,
  ]);
}

async function whileUnused(ownerUrl: string, statements: (name: string) => string[]): Promise<void> {
  const name = new URL(ownerUrl).pathname.slice(1);
  await withDatabase(inDatabase(ownerUrl, 'postgres'), async (db) => {
    await db.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await db.query(`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '${name}'`);
    for (const statement of statements(name)) await db.query(statement);
    await db.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  });
}
