import path from 'node:path';
import { projectRoot } from '../prisma/project-root';
import { loadReferenceData } from '../prisma/reference-data';
import { APPLICATION_ROLE, ensureApplicationRole } from './application-role';
import type { Ports } from './chosen-ports';
import type { DataFolder } from './data-folder';
import { ensureDatabase } from './database';
import { deployMigrations } from './migrate';
import type { StartOptions } from './options';
import { postgresUrls } from './postgres';
import type { Secrets } from './secrets';

export const DATABASE = 'bangfu';

/** Everything that is settled before the first process starts. */
export interface Site {
  readonly options: StartOptions;
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly ports: Ports;
}

/** The database as its owner, who migrates. */
export function ownerUrl({ ports, secrets }: Site): string {
  return postgresUrls({ port: ports.postgres.port, ownerPassword: secrets.ownerPassword })(DATABASE);
}

/** The database as the application, which can do no more than it needs. */
export function applicationUrl({ ports, secrets }: Site): string {
  const url = postgresUrls({ port: ports.postgres.port, ownerPassword: secrets.ownerPassword });
  return url(DATABASE, APPLICATION_ROLE, secrets.applicationPassword);
}

/** host:port of the Temporal in use, ours or somebody else's. */
export function temporalAddress({ options, ports }: Site): string {
  return options.temporalAddress ?? `127.0.0.1:${ports.temporal.port}`;
}

/**
 * Brings the database to what this copy of Bangfu expects: created, migrated, with the application's login and the
 * reference data.
 * @returns the migrations applied now
 */
export async function prepareDatabase(site: Site): Promise<string[]> {
  const { ports, secrets } = site;
  await ensureDatabase(
    postgresUrls({ port: ports.postgres.port, ownerPassword: secrets.ownerPassword })('postgres'),
    DATABASE,
  );
  const applied = await deployMigrations(ownerUrl(site), path.join(projectRoot(), 'prisma', 'migrations'));
  await ensureApplicationRole(ownerUrl(site), secrets.applicationPassword);
  await loadReferenceData(ownerUrl(site));
  return applied;
}
