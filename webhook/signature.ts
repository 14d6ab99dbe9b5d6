import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key that two sides share; the id says which one it is, so that a new one can be brought in beside it. */
export interface SharedKey {
  id: string;
  secret: Buffer;
}

/** What is sent beside a body, so that whoever has the key knows who wrote it and when. */
export interface SignatureHeaders {
  'bangfu-key-id': string;
  /** Seconds since 1970. */
  'bangfu-timestamp': string;
  /** `v1=` and HMAC-SHA256 over timestamp, full stop and body, in hexadecimal. */
  'bangfu-signature': string;
}

/** How far the clocks of two sides may be apart, in seconds; an older message is taken for a repeated one. */
const TOLERANCE_SECONDS = 300;

/** Signs a body as it goes over the wire. @param now milliseconds since 1970 */
export function sign(key: SharedKey, body: string | Uint8Array, now: number): SignatureHeaders {
  const timestamp = String(Math.floor(now / 1000));
  return {
    'bangfu-key-id': key.id,
    'bangfu-timestamp': timestamp,
    'bangfu-signature': `v1=${digest(key, timestamp, body).toString('hex')}`,
  };
}

/**
 * Whether a body was signed with one of the keys, within the last five minutes.
 * @param headers as they came, which may be anything
 * @param body byte for byte as it came
 */
export function isSigned(
  keys: readonly SharedKey[],
  headers: Readonly<Record<string, unknown>>,
  body: Uint8Array,
  now: number,
): boolean {
  const timestamp = textOf(headers['bangfu-timestamp']);
  const [, hex] = /^v1=([0-9a-f]{64})$/.exec(textOf(headers['bangfu-signature'])) ?? [];
  const key = keys.find(({ id }) => id === headers['bangfu-key-id']);
  if (!key || !hex || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  return timingSafeEqual(digest(key, timestamp, body), Buffer.from(hex, 'hex'));
}

/**
 * Keys as an environment holds them: `id:base64`, the one to sign with first, others after it with commas between.
 * @returns undefined for anything else, for a secret under 32 bytes, and for two keys of one id
 */
export function readSharedKeys(text: string): SharedKey[] | undefined {
  const keys = text.split(',').map((one) => {
    const [, id, secret] = /^\s*([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/]{43,}=*)\s*$/.exec(one) ?? [];
    return id && secret ? { id, secret: Buffer.from(secret, 'base64') } : undefined;
  });
  const known = keys.filter((key) => key !== undefined);
  if (known.length < keys.length || known.some(({ secret }) => secret.length < 32)) return undefined;
  return new Set(known.map(({ id }) => id)).size === known.length ? known : undefined;
}

function digest({ secret }: SharedKey, timestamp: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}

function textOf(header: unknown): string {
  return typeof header === 'string' ? header : '';
}
