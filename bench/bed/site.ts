import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { APPLICATION_ROLE, ensureApplicationRole } from '../../local/application-role';
import { asRole, ensureDatabase, withDatabase } from '../../local/database';
import { deployMigrations } from '../../local/migrate';
import { startNodeProcess } from '../../local/node-process';
import { anyFreePort } from '../../local/ports';
import { startPostgres } from '../../local/postgres';
import type { RunningProcess } from '../../local/processes';
import { startReaper } from '../../local/reaper';
import { startTemporalServer } from '../../local/temporal-server';
import { projectRoot } from '../../prisma/project-root';
import { loadReferenceData } from '../../prisma/reference-data';
import { BARE_TABLE } from '../bare/activities';

const PASSWORD = 'bench-only';
export const NAMESPACE = 'bangfu-bench';
const ENDING_ORDER = ['api', 'worker', 'bare-worker', 'temporal', 'postgres'] as const;

export type Part = (typeof ENDING_ORDER)[number];

/** Processes in a temporary folder, ended and removed even when this process is killed. */
export class Site {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-bench-'));
  private readonly reaper = startReaper();
  private readonly parts = new Map<Part, RunningProcess>();
  private readonly secrets = Array.from({ length: 3 }, () => randomBytes(32).toString('base64'));

  private constructor(private readonly ports: { postgres: number; temporal: number; api: number }) {
    // PostgreSQL's own account passes through.
    chmodSync(this.folder, 0o755);
    this.reaper.entrustFolder(this.folder);
  }

  static async make(): Promise<Site> {
    const [postgres, temporal, api] = [await anyFreePort(), await anyFreePort(), await anyFreePort()];
    return new Site({ postgres, temporal, api });
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  get temporalAddress(): string {
    return `127.0.0.1:${this.ports.temporal}`;
  }

  get temporalFile(): string {
    return path.join(this.folder, 'temporal.db');
  }

  pid(part: Part): number {
    const found = this.parts.get(part);
    if (!found) throw new Error(`${part} does not run`);
    return found.pid;
  }

  /** @returns connection strings of the two databases, as their owner */
  async startDatabases(): Promise<{ ownerUrl: string; bareUrl: string }> {
    const postgres = await startPostgres({
      dataDir: path.join(this.folder, 'postgres'),
      port: this.ports.postgres,
      ownerPassword: PASSWORD,
    });
    this.keep('postgres', postgres, 'SIGINT');
    const [ownerUrl, bareUrl] = [postgres.url('bangfu'), postgres.url('bare')];
    await ensureDatabase(postgres.url('postgres'), 'bangfu');
    await deployMigrations(ownerUrl, path.join(projectRoot(), 'prisma', 'migrations'));
    await ensureApplicationRole(ownerUrl, PASSWORD);
    await loadReferenceData(ownerUrl);
    await ensureDatabase(postgres.url('postgres'), 'bare');
    await withDatabase(bareUrl, (client) => client.query(BARE_TABLE));
    return { ownerUrl, bareUrl };
  }

  async startTemporal(): Promise<void> {
    const temporal = await startTemporalServer({
      dataFile: this.temporalFile,
      port: this.ports.temporal,
      namespace: NAMESPACE,
      headless: true,
      logFile: path.join(this.folder, 'temporal.log'),
    });
    this.keep('temporal', temporal, 'SIGTERM');
  }

  stopTemporal(): Promise<void> {
    return this.parts.get('temporal')?.stop() ?? Promise.resolve();
  }

  /** The system's own two processes, compiled, as a supervisor starts them. */
  async startSystem(ownerUrl: string, more: NodeJS.ProcessEnv): Promise<void> {
    const [dataKey, lookupKey, temporalKey] = this.secrets;
    const environment = {
      DATABASE_URL: asRole(ownerUrl, APPLICATION_ROLE, PASSWORD),
      BANGFU_TEMPORAL_KEYS: `1:${temporalKey}`,
      BANGFU_BECOMES_CURRENT: 'true',
      BANGFU_DATA_KEY: dataKey,
      BANGFU_LOOKUP_KEY: lookupKey,
      HOST: '127.0.0.1',
      PORT: String(this.ports.api),
      ...more,
    };
    for (const part of ['worker', 'api'] as const) {
      await this.startNode(part, path.join(projectRoot(), 'dist', part, 'main.js'), environment);
    }
  }

  startBareWorker(bareUrl: string): Promise<void> {
    const script = path.join(__dirname, '..', 'bare', 'worker.js');
    return this.startNode('bare-worker', script, { DATABASE_URL: bareUrl });
  }

  /** Ends everything and removes the folder. */
  async clear(): Promise<void> {
    for (const part of ENDING_ORDER) await this.parts.get(part)?.stop();
    await this.reaper.finish();
  }

  private async startNode(part: Part, script: string, more: NodeJS.ProcessEnv): Promise<void> {
    const env = {
      PATH: process.env['PATH'],
      TEMPORAL_ADDRESS: this.temporalAddress,
      TEMPORAL_NAMESPACE: NAMESPACE,
      ...more,
    };
    const onSpawn = (pid: number): void => this.reaper.entrustProcess(pid, 'SIGTERM');
    const logFile = path.join(this.folder, `${part}.log`);
    this.parts.set(
      part,
      await startNodeProcess({ script, env, logFile, unwanted: new AbortController().signal, onSpawn }),
    );
  }

  private keep(part: Part, running: RunningProcess, signal: NodeJS.Signals): void {
    this.reaper.entrustProcess(running.pid, signal);
    this.parts.set(part, running);
  }
}
