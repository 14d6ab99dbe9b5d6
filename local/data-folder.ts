import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../prisma/project-root';

const MINE_ONLY = 0o700;
// Root's PostgreSQL runs under another account, which has to pass through to its own folder in there.
const OTHERS_PASS_THROUGH = 0o711;

/** Where everything lies that one installation on this machine writes. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly temporalFile: string;
  readonly secrets: string;
  readonly accounts: string;
  readonly instance: string;
  readonly lock: string;
  readonly logs: string;
  log(service: string): string;
  pidFile(service: string): string;
}

/** The data folder when none is given: `.bangfu` in the project, which git ignores. */
export function usualDataDir(): string {
  return path.join(projectRoot(), '.bangfu');
}

/** Names what is in the folder; makes nothing. */
export function dataFolder(dir: string): DataFolder {
  const inside = (...names: string[]): string => path.join(path.resolve(dir), ...names);
  return {
    path: inside(),
    postgres: inside('postgres'),
    temporalFile: inside('temporal', 'temporal.db'),
    secrets: inside('secrets.json'),
    accounts: inside('accounts.json'),
    instance: inside('instance.json'),
    lock: inside('supervisor.lock'),
    logs: inside('logs'),
    log: (service) => inside('logs', `${service}.log`),
    pidFile: (service) => inside('run', `${service}.json`),
  };
}

/** Makes the folder, closed to other accounts. */
export function openDataFolder(dir: string): DataFolder {
  const folder = dataFolder(dir);
  mkdirSync(folder.path, { recursive: true });
  chmodSync(folder.path, process.getuid?.() === 0 ? OTHERS_PASS_THROUGH : MINE_ONLY);
  for (const name of ['logs', 'run', 'temporal']) {
    mkdirSync(path.join(folder.path, name), { recursive: true, mode: MINE_ONLY });
  }
  return folder;
}
