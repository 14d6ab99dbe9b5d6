import { readFileSync } from 'node:fs';

/** The certificates of a connection, in PEM. */
export interface TemporalTls {
  /** Expected in the server's certificate when it is not the host of the address. */
  serverNameOverride?: string;
  /** Whom the server's certificate must come from; the system's authorities when left out. */
  serverRootCACertificate?: Buffer;
  /** With it the client says who it is (mutual TLS). */
  clientCertPair?: { crt: Buffer; key: Buffer };
}

/** Where Temporal is and how this process is let in; the form is the SDK's. */
export interface TemporalConfig {
  address: string;
  namespace: string;
  apiKey?: string;
  tls: boolean | TemporalTls;
}

/** A variable that is missing or wrong, in one line for whoever starts the process. Values are never repeated. */
export class TemporalConfigError extends Error {
  override readonly name = 'TemporalConfigError';
}

/**
 * Reads the environment; the names are those of Temporal's own tools.
 * @throws TemporalConfigError naming the variable and what it should be
 */
export function readTemporalConfig(env: NodeJS.ProcessEnv): TemporalConfig {
  const apiKey = env['TEMPORAL_API_KEY'] || undefined;
  const tls = readTls(env);
  return {
    address: readAddress(env),
    namespace: env['TEMPORAL_NAMESPACE'] || 'default',
    tls: tls ?? (env['TEMPORAL_TLS'] === 'true' || apiKey !== undefined),
    ...(apiKey !== undefined && { apiKey }),
  };
}

function readAddress(env: NodeJS.ProcessEnv): string {
  const meaning = 'host:port of the Temporal frontend';
  const address = env['TEMPORAL_ADDRESS'];
  if (!address) throw new TemporalConfigError(`TEMPORAL_ADDRESS is missing: ${meaning}`);
  if (!/^[^\s/]+:\d+$/.test(address))
    throw new TemporalConfigError(`TEMPORAL_ADDRESS is not of the form ${meaning}`);
  return address;
}

function readTls(env: NodeJS.ProcessEnv): TemporalTls | undefined {
  const serverName = env['TEMPORAL_TLS_SERVER_NAME'] || undefined;
  const authority = readPem(env, 'TEMPORAL_TLS_SERVER_CA_CERT_PATH');
  const crt = readPem(env, 'TEMPORAL_TLS_CLIENT_CERT_PATH');
  const key = readPem(env, 'TEMPORAL_TLS_CLIENT_KEY_PATH');
  if (!serverName && !authority && !crt && !key) return undefined;
  if (!crt !== !key) {
    const missing = crt ? 'TEMPORAL_TLS_CLIENT_KEY_PATH' : 'TEMPORAL_TLS_CLIENT_CERT_PATH';
    throw new TemporalConfigError(`${missing} is missing: a client's certificate and its key go together`);
  }
  return {
    ...(serverName && { serverNameOverride: serverName }),
    ...(authority && { serverRootCACertificate: authority }),
    ...(crt && key && { clientCertPair: { crt, key } }),
  };
}

function readPem(env: NodeJS.ProcessEnv, name: string): Buffer | undefined {
  const file = env[name];
  if (!file) return undefined;
  try {
    return readFileSync(file);
  } catch {
    throw new TemporalConfigError(`${name} is not the path of a file that this process may read`);
  }
}
