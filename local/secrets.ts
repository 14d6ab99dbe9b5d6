import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { readPrivateJson, writePrivateJson } from './private-file';
import { SetupError } from './setup-error';

const KEY_BYTES = 32;

/** What this installation must never lose: without its keys nobody reads its particulars again. */
export interface Secrets {
  readonly ownerPassword: string;
  readonly applicationPassword: string;
  /** 32 bytes in base64: encrypts the particulars of persons. */
  readonly dataKey: string;
  /** 32 bytes in base64: the keyed hash by which an identity number is found. */
  readonly lookupKey: string;
  /** id:key,id:key … as BANGFU_TEMPORAL_KEYS: encrypts what Temporal keeps of cases, the first one from now on. */
  readonly temporalKeys: string;
}

/**
 * The secrets of the data folder, made on its first use.
 * @throws SetupError when there are data but no secrets to them
 */
export function loadSecrets(folder: DataFolder): Secrets {
  const known = readPrivateJson<Secrets>(folder.secrets);
  if (known) return known;
  if (existsSync(folder.postgres)) {
    throw new SetupError(
      `${folder.secrets} is gone, but the data it opens are there: bring it back from a backup, or choose another --data.`,
    );
  }
  const secrets: Secrets = {
    ownerPassword: randomBytes(KEY_BYTES).toString('base64url'),
    applicationPassword: randomBytes(KEY_BYTES).toString('base64url'),
    dataKey: randomBytes(KEY_BYTES).toString('base64'),
    lookupKey: randomBytes(KEY_BYTES).toString('base64'),
    temporalKeys: `1:${randomBytes(KEY_BYTES).toString('base64')}`,
  };
  writePrivateJson(folder.secrets, secrets);
  return secrets;
}
