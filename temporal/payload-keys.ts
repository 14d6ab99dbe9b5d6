import { TemporalConfigError } from './connection';

/** Keys by their id: the current one encrypts, all of them decrypt. */
export interface PayloadKeys {
  current: string;
  /** AES-256 keys of 32 bytes. */
  keys: ReadonlyMap<string, Buffer>;
}

const NAME = 'BANGFU_TEMPORAL_KEYS';
const MEANING = 'id:key,id:key …, a key being 32 bytes in base64, the current one first';
const ONE = /^([A-Za-z0-9_.-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads BANGFU_TEMPORAL_KEYS. An id stands in every history that its key encrypted, so it is never given to another key.
 * @throws TemporalConfigError naming the variable and what it should be, never a key
 */
export function readPayloadKeys(env: NodeJS.ProcessEnv): PayloadKeys {
  const text = env[NAME];
  if (!text) throw new TemporalConfigError(`${NAME} is missing: ${MEANING}`);
  const keys = new Map<string, Buffer>();
  for (const one of text.split(',')) {
    const [, id, key] = ONE.exec(one.trim()) ?? [];
    if (!id || !key) throw new TemporalConfigError(`${NAME} is not of the form ${MEANING}`);
    if (keys.has(id)) throw new TemporalConfigError(`${NAME} has two keys under the id ${id}`);
    keys.set(id, Buffer.from(key, 'base64'));
  }
  const [current = ''] = keys.keys();
  return { current, keys };
}
