/** What the worker process is told by its environment. */
export interface WorkerConfig {
  databaseUrl: string;
  temporal: { address: string; namespace: string; apiKey?: string; tls: boolean };
}

/**
 * Reads the environment.
 * @throws Error with one line that names the variable and what it should be
 */
export function readWorkerConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  const apiKey = env.TEMPORAL_API_KEY;
  return {
    databaseUrl: required(
      env,
      'DATABASE_URL',
      /^postgres(ql)?:\/\//,
      'postgresql://user:password@host:port/database',
    ),
    temporal: {
      address: required(env, 'TEMPORAL_ADDRESS', /^[^\s/]+:\d+$/, 'host:port of the Temporal frontend'),
      namespace: env.TEMPORAL_NAMESPACE ?? 'default',
      tls: env.TEMPORAL_TLS === 'true' || apiKey !== undefined,
      ...(apiKey !== undefined && { apiKey }),
    },
  };
}

function required(env: NodeJS.ProcessEnv, name: string, form: RegExp, meaning: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing: ${meaning}`);
  if (!form.test(value)) throw new Error(`${name} is not of the form ${meaning}`);
  return value;
}
