import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../prisma/project-root';
import { loadReferenceData } from '../prisma/reference-data';
import { APPLICATION_ROLE, ensureApplicationRole } from './application-role';
import { asRole, ensureDatabase, inDatabase, withDatabase } from './database';
import { deployMigrations } from './migrate';
import { anyFreePort } from './ports';
import { startPostgres, type Postgres } from './postgres';
import { startReaper, type Reaper } from './reaper';
import type { Report } from './report';
import { startTemporalServer } from './temporal-server';

const TEMPLATE = 'bangfu_template';
const NAMESPACE = 'bangfu-test';
const PASSWORD = 'test-only';
// Tests lose nothing in a power cut.
const FAST_AND_LOOSE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/** The servers that a run of tests shares. */
export interface TestServers {
  /** The superuser's connection string, for `createTestDatabase`. */
  readonly ownerUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Temporary, and removed with them. */
  readonly folder: string;
  /** Ends them and removes their folder. They end by themselves if this process dies without calling it. */
  stop(): Promise<void>;
}

/** The Temporal of a run of tests. */
export interface TestEngine {
  /** host:port for clients and workers. */
  readonly address: string;
  readonly namespace: string;
  stop(): Promise<void>;
}

/** What an engine is started with. */
export interface TestEngineSite {
  /** Temporary; other accounts may enter it. */
  readonly folder: string;
  readonly reaper: Reaper;
  readonly report: Report;
  readonly postgres: Promise<Postgres>;
}

/** A database of a test's own, with everything that stands before the first registration. */
export interface TestDatabase {
  /** As the superuser, who may also do what the application may not. */
  readonly ownerUrl: string;
  /** As the application's login. */
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

async function startTestPostgres(folder: string, reaper: Reaper): Promise<Postgres> {
  const postgres = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
    port: await anyFreePort(),
    ownerPassword: PASSWORD,
    flags: FAST_AND_LOOSE.flatMap((setting) => ['-c', setting]),
  });
  reaper.entrustProcess(postgres.pid, 'SIGINT');
  const template = postgres.url(TEMPLATE);
  await ensureDatabase(postgres.url('postgres'), TEMPLATE);
  await deployMigrations(template, path.join(projectRoot(), 'prisma', 'migrations'));
  await ensureApplicationRole(template, PASSWORD);
  await loadReferenceData(template);
  return postgres;
}

/** The Temporal in memory that most tests use. */
async function startTestTemporal({ folder, reaper, report }: TestEngineSite): Promise<TestEngine> {
  const temporal = await startTemporalServer({
    port: await anyFreePort(),
    namespace: NAMESPACE,
    headless: true,
    logFile: path.join(folder, 'temporal.log'),
    report,
  });
  reaper.entrustProcess(temporal.pid, 'SIGTERM');
  return { address: temporal.address, namespace: NAMESPACE, stop: () => temporal.stop() };
}

/**
 * Starts one PostgreSQL, with a template database that is migrated and has the reference data, and one Temporal
 * server in memory unless another engine is asked for, in a temporary folder and on free ports.
 * @param report hears of slow steps, as obtaining the Temporal server on a new machine
 */
export async function startTestServers(
  report: Report = () => undefined,
  startEngine: (site: TestEngineSite) => Promise<TestEngine> = startTestTemporal,
): Promise<TestServers> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-servers-'));
  chmodSync(folder, 0o755);
  const reaper = startReaper();
  reaper.entrustFolder(folder);
  try {
    const starting = startTestPostgres(folder, reaper);
    const site = { folder, reaper, report, postgres: starting };
    const [postgres, engine] = await Promise.all([starting, startEngine(site)]);
    return {
      ownerUrl: postgres.url('postgres'),
      temporalAddress: engine.address,
      temporalNamespace: engine.namespace,
      folder,
      async stop() {
        // An engine may have its own stores in this PostgreSQL.
        await engine.stop();
        await postgres.stop();
        await reaper.finish();
      },
    };
  } catch (error) {
    await reaper.finish();
    throw error;
  }
}

/**
 * Clones the template, which takes a fraction of a second.
 * @param ownerUrl of `startTestServers`
 * @param name of the database, which must be new
 */
export async function createTestDatabase(ownerUrl: string, name: string): Promise<TestDatabase> {
  await withDatabase(ownerUrl, (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${TEMPLATE}`),
  );
  const mine = inDatabase(ownerUrl, name);
  return {
    ownerUrl: mine,
    applicationUrl: asRole(mine, APPLICATION_ROLE, PASSWORD),
    async drop() {
      await withDatabase(ownerUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
      );
    },
  };
}
