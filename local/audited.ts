import { readTemporalConfig, type TemporalConfig } from '../temporal/connection';
import { readPayloadKeys, type PayloadKeys } from '../temporal/payload-keys';
import { APPLICATION_ROLE } from './application-role';
import { dataFolder, usualDataDir } from './data-folder';
import { findInstance } from './instance';
import { postgresUrls } from './postgres';
import { readPrivateJson } from './private-file';
import type { Secrets } from './secrets';
import { SetupError } from './setup-error';
import { DATABASE } from './site';

/** What is audited: by the environment, or what runs on this machine. */
export interface Audited {
  databaseUrl: string;
  temporal?: TemporalConfig;
  /** Without them nothing is read of histories that were encrypted. */
  payloadKeys?: PayloadKeys;
}

/**
 * Finds what to audit: DATABASE_URL, TEMPORAL_ADDRESS with the other TEMPORAL_ variables, and BANGFU_TEMPORAL_KEYS, as the
 * worker is told;
 * without DATABASE_URL the system that runs with the data folder.
 * @param role as which the database is read: the application, or its owner
 * @throws SetupError when there is neither
 */
export function findAudited(
  role: 'application' | 'owner',
  env: NodeJS.ProcessEnv,
  dataDir: string | undefined,
): Audited {
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl && dataDir === undefined) {
    return {
      databaseUrl,
      ...(env['TEMPORAL_ADDRESS'] && { temporal: readTemporalConfig(env) }),
      ...(env['BANGFU_TEMPORAL_KEYS'] && { payloadKeys: readPayloadKeys(env) }),
    };
  }
  const folder = dataFolder(dataDir ?? env['BANGFU_DATA'] ?? usualDataDir());
  const [instance, secrets] = [findInstance(folder), readPrivateJson<Secrets>(folder.secrets)];
  if (!instance || !secrets) {
    throw new SetupError(`nothing runs with ${folder.path}: npm start first, or give DATABASE_URL.`);
  }
  const url = postgresUrls({ port: instance.postgresPort, ownerPassword: secrets.ownerPassword });
  return {
    databaseUrl:
      role === 'owner' ? url(DATABASE) : url(DATABASE, APPLICATION_ROLE, secrets.applicationPassword),
    temporal: { address: instance.temporalAddress, namespace: instance.temporalNamespace, tls: false },
    payloadKeys: readPayloadKeys({ BANGFU_TEMPORAL_KEYS: secrets.temporalKeys }),
  };
}
