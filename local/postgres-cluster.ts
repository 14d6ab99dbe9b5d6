import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { PostgresBinaries } from './postgres-binaries';
import { machineFolder } from './private-folder';
import { runCommand } from './processes';
import { SetupError } from './setup-error';
import { isOpenToOthers, type Account } from './unprivileged-account';

// With LC_CTYPE=C the trigram index silently finds nothing in Chinese text.
const INITDB_FLAGS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  '--lc-ctype=C.UTF-8',
  '--data-checksums',
];

/** The environment of PostgreSQL's programs: messages in English, whatever the person's locale. */
export const POSTGRES_ENV = { PATH: process.env['PATH'], LC_MESSAGES: 'C' };

function isCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'));
}

/** Leaves of an initialisation that was cut short. */
function removeUnfinished(dataDir: string): void {
  const prefix = `${path.basename(dataDir)}.new-`;
  const parent = path.dirname(dataDir);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

async function initialise(
  dataDir: string,
  superuser: string,
  password: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
): Promise<void> {
  removeUnfinished(dataDir);
  const staging = mkdtempSync(`${dataDir}.new-`);
  const passwordFile = path.join(staging, 'password');
  const cluster = path.join(staging, 'cluster');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const file of [staging, passwordFile]) chownSync(file, account.uid, account.gid);
    const result = await runCommand(
      binaries.initdb,
      ['-D', cluster, '-U', superuser, `--pwfile=${passwordFile}`, ...INITDB_FLAGS],
      { env: POSTGRES_ENV, ...account },
    );
    if (!result.ok) throw new Error(`initdb: ${result.output}`);
    renameSync(cluster, dataDir);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Where the cluster lies; behind closed doors, root's `dataDir` becomes a link to a place the account can reach. */
function placeFor(dataDir: string, account: Account | undefined): string {
  if (existsSync(dataDir)) return realpathSync(dataDir);
  const parent = path.dirname(dataDir);
  mkdirSync(parent, { recursive: true });
  const realParent = realpathSync(parent);
  if (!account || isOpenToOthers(realParent)) return path.join(realParent, path.basename(dataDir));
  const place = mkdtempSync(path.join(machineFolder(), 'cluster-'));
  rmSync(dataDir, { force: true });
  symlinkSync(place, dataDir);
  return place;
}

/**
 * The folder of the cluster, made on the first call. A cut-short first call leaves no half-made cluster.
 * @returns its real path
 * @throws SetupError when the account cannot reach an existing cluster
 */
export async function ensureCluster(
  dataDir: string,
  superuser: string,
  password: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
): Promise<string> {
  const place = placeFor(path.resolve(dataDir), account);
  if (!isCluster(place)) {
    await initialise(place, superuser, password, binaries, account);
  } else if (account && !isOpenToOthers(path.dirname(place))) {
    throw new SetupError(
      `PostgreSQL's account cannot enter ${path.dirname(place)}: move the data or choose another --data.`,
    );
  }
  chmodSync(place, 0o700);
  return place;
}
