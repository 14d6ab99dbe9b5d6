import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './setup-error';

const OTHERS_MAY_ENTER = 0o001;
const CANDIDATES = ['postgres', 'nobody'];

/** The account a server that refuses root runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

function numericId(flag: '-u' | '-g', name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout) : undefined;
}

/**
 * The account for PostgreSQL, which root may not run: that of the existing data, else one of the system's own.
 * @returns undefined for an ordinary user, who needs none
 * @throws SetupError when root has no such account, or an ordinary user meets somebody else's data
 */
export function serverAccount(dataDir: string): Account | undefined {
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new SetupError(
        `${dataDir} belongs to another account: start as that one, or choose another --data.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const uid = numericId('-u', name);
    const gid = numericId('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new SetupError(
    `PostgreSQL refuses to run as root, and there is no account ${CANDIDATES.join(' or ')}: start as an ordinary user.`,
  );
}

/** Whether every folder on the way lets other accounts through. */
export function isOpenToOthers(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!(statSync(at).mode & OTHERS_MAY_ENTER)) return false;
    if (at === path.dirname(at)) return true;
  }
}
