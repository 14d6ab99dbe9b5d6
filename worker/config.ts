import { readTelemetryConfig, type TelemetryConfig } from '../telemetry/config';
import { readTemporalConfig, type TemporalConfig } from '../temporal/connection';
import { readPayloadKeys, type PayloadKeys } from '../temporal/payload-keys';
import { readMailConfig, type MailConfig } from './mail-config';
import { readSmsConfig, type SmsConfig } from './sms-config';

/** What the worker process is told by its environment. */
export interface WorkerConfig {
  databaseUrl: string;
  temporal: TemporalConfig;
  telemetry: TelemetryConfig;
  /** For what Temporal keeps of workflows. */
  payloadKeys: PayloadKeys;
  /** Undefined: persons are told by persons. */
  sms: SmsConfig | undefined;
  /** Undefined: staff look for themselves. */
  mail: MailConfig | undefined;
  /** Between two pages of a hundred cases that are told of new rules: a city's 60,000 are told in half an hour. */
  announcePauseMs: number;
  /** What the engine calls this build; made of the build itself when left out. */
  buildId: string | undefined;
  /** Whether this worker has all cases sent to its build: for the only worker there is. Else an operator says so. */
  becomesCurrent: boolean;
}

const ANNOUNCE_PAUSE_MS = 3_000;

/**
 * Reads the environment.
 * @throws Error with one line that names the variable and what it should be
 */
export function readWorkerConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  return {
    databaseUrl: required(
      env,
      'DATABASE_URL',
      /^postgres(ql)?:\/\//,
      'postgresql://user:password@host:port/database',
    ),
    temporal: readTemporalConfig(env),
    telemetry: readTelemetryConfig(env),
    payloadKeys: readPayloadKeys(env),
    sms: readSmsConfig(env),
    mail: readMailConfig(env),
    announcePauseMs: milliseconds(env, 'ANNOUNCE_PAUSE_MS', ANNOUNCE_PAUSE_MS),
    buildId: env['BANGFU_BUILD_ID'] || undefined,
    becomesCurrent: env['BANGFU_BECOMES_CURRENT'] === 'true',
  };
}

function required(env: NodeJS.ProcessEnv, name: string, form: RegExp, meaning: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing: ${meaning}`);
  if (!form.test(value)) throw new Error(`${name} is not of the form ${meaning}`);
  return value;
}

function milliseconds(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = env[name];
  if (value === undefined || value === '') return otherwise;
  if (!/^\d{1,7}$/.test(value)) throw new Error(`${name} is not of the form 3000, in milliseconds`);
  return Number(value);
}
