import { readTelemetryConfig, type TelemetryConfig } from '../telemetry/config';
import { DATA_KEYS_FORM, readDataKeys } from '../prisma/data-keys';
import { readTemporalConfig, type TemporalConfig } from '../temporal/connection';
import { readPayloadKeys, type PayloadKeys } from '../temporal/payload-keys';
import { readSharedKeys, type SharedKey } from '../webhook/signature';

/** What the API process is told by its environment. */
export interface ApiConfig {
  databaseUrl: string;
  temporal: TemporalConfig;
  telemetry: TelemetryConfig;
  /** For what Temporal keeps of cases. */
  payloadKeys: PayloadKeys;
  /** scheme://host:port of Temporal's web UI. */
  temporalUiOrigin?: string | undefined;
  /** AES keys; the first encrypts, the others still decrypt. */
  dataKeys: Buffer[];
  lookupKey: Buffer;
  /** Of the gateway's receipts; none where there is no gateway. */
  receiptKeys: SharedKey[];
  host: string;
  port: number;
  /** Addresses of proxies in front, whose word on the client's address is taken. */
  trustedProxies: string[];
}

/** A variable that is missing or wrong, in one line for whoever starts the process. Values are never repeated. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment.
 * @throws ConfigError naming the variable and what it should be
 */
export function readApiConfig(env: NodeJS.ProcessEnv): ApiConfig {
  return {
    databaseUrl: required(
      env,
      'DATABASE_URL',
      /^postgres(ql)?:\/\/\S+$/,
      'postgresql://user:password@host:port/database',
    ),
    temporal: readTemporalConfig(env),
    telemetry: readTelemetryConfig(env),
    payloadKeys: readPayloadKeys(env),
    temporalUiOrigin: originIn(env),
    dataKeys: keysIn(env, 'BANGFU_DATA_KEY'),
    lookupKey: keyIn(env, 'BANGFU_LOOKUP_KEY'),
    receiptKeys: receiptKeysIn(env),
    host: env['HOST'] || '127.0.0.1',
    port: portIn(env),
    trustedProxies: listIn(env['TRUSTED_PROXIES']),
  };
}

function required(env: NodeJS.ProcessEnv, name: string, form: RegExp, meaning: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is missing: ${meaning}`);
  if (!form.test(value)) throw new ConfigError(`${name} is not of the form ${meaning}`);
  return value;
}

function keysIn(env: NodeJS.ProcessEnv, name: string): Buffer[] {
  const keys = readDataKeys(required(env, name, /\S/, DATA_KEYS_FORM));
  if (!keys) throw new ConfigError(`${name} is not ${DATA_KEYS_FORM}`);
  return keys;
}

function keyIn(env: NodeJS.ProcessEnv, name: string): Buffer {
  const meaning = '32 bytes in base64';
  const text = required(env, name, /\S/, meaning);
  const key = Buffer.from(text, 'base64');
  const isBase64 = /^[A-Za-z0-9+/]+=*$/.test(text);
  if (!isBase64 || key.length !== 32) throw new ConfigError(`${name} is not ${meaning}`);
  return key;
}

function originIn(env: NodeJS.ProcessEnv): string | undefined {
  const origin = env['TEMPORAL_UI_ORIGIN'] || undefined;
  if (origin !== undefined && !/^https?:\/\/[^\s/]+$/.test(origin))
    throw new ConfigError('TEMPORAL_UI_ORIGIN is not of the form scheme://host:port, without a path');
  return origin;
}

function receiptKeysIn(env: NodeJS.ProcessEnv): SharedKey[] {
  const text = env['BANGFU_SMS_WEBHOOK_KEYS'];
  const keys = text ? readSharedKeys(text) : [];
  if (!keys)
    throw new ConfigError(
      'BANGFU_SMS_WEBHOOK_KEYS is not of the form id:key,id:key …, a key being at least 32 bytes in base64',
    );
  return keys;
}

function portIn(env: NodeJS.ProcessEnv): number {
  const text = env['PORT'] || '8080';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError('PORT is not a port number from 0 to 65535');
  return port;
}

function listIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
