import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { SetupError } from './setup-error';

const MACHINE_FOLDER = '/var/lib/bangfu';
const WRITABLE_BY_GROUP_OR_OTHERS = 0o022;

/**
 * Root's own folder that every account may enter and only root may write: for what an unprivileged account must
 * reach while the project itself lies behind closed doors. Its name can be known, as nobody else can make it.
 * @throws SetupError when it is not root's alone
 */
export function machineFolder(): string {
  mkdirSync(MACHINE_FOLDER, { recursive: true });
  const found = statSync(MACHINE_FOLDER);
  if (found.uid !== 0)
    throw new SetupError(`${MACHINE_FOLDER} does not belong to root: remove it and start again.`);
  if (found.mode & WRITABLE_BY_GROUP_OR_OTHERS || !(found.mode & 0o001)) chmodSync(MACHINE_FOLDER, 0o755);
  return MACHINE_FOLDER;
}
