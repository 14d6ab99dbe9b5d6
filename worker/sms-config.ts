import { DATA_KEYS_FORM, readDataKeys } from '../prisma/data-keys';
import { readSharedKeys, type SharedKey } from '../webhook/signature';

/** The site's way to phones. */
export interface SmsConfig {
  url: string;
  /** Signs. */
  key: SharedKey;
  /** The gateway gives no receipts: what it takes counts as delivered. */
  takenIsDelivered: boolean;
  /** Open names and phone numbers; the first encrypts, which the worker never does. */
  dataKeys: Buffer[];
}

const URL_FORM = 'https://host/path, or http:// on this machine, without login and fragment';
const KEYS_FORM = 'id:key,id:key …, a key being at least 32 bytes in base64, the one that signs first';
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Reads BANGFU_SMS_*; with them, and only then, the worker needs BANGFU_DATA_KEY.
 * @returns undefined when no gateway is named: nothing leaves the machine
 * @throws Error with one line that names the variable and what it should be, never a value
 */
export function readSmsConfig(env: NodeJS.ProcessEnv): SmsConfig | undefined {
  const url = env['BANGFU_SMS_WEBHOOK_URL'];
  const keysText = env['BANGFU_SMS_WEBHOOK_KEYS'];
  const taken = env['BANGFU_SMS_TAKEN_IS_DELIVERED'] || 'false';
  const dataKeysText = env['BANGFU_DATA_KEY'];
  if (!url) return undefined;
  if (!isSafe(url)) throw new Error(`BANGFU_SMS_WEBHOOK_URL is not of the form ${URL_FORM}`);
  if (!keysText) throw new Error(`BANGFU_SMS_WEBHOOK_KEYS is missing: ${KEYS_FORM}`);
  const [key] = readSharedKeys(keysText) ?? [];
  if (!key) throw new Error(`BANGFU_SMS_WEBHOOK_KEYS is not of the form ${KEYS_FORM}`);
  if (taken !== 'true' && taken !== 'false')
    throw new Error('BANGFU_SMS_TAKEN_IS_DELIVERED is neither true nor false');
  if (!dataKeysText)
    throw new Error(`BANGFU_DATA_KEY is missing: with a gateway the worker needs ${DATA_KEYS_FORM}`);
  const dataKeys = readDataKeys(dataKeysText);
  if (!dataKeys) throw new Error(`BANGFU_DATA_KEY is not ${DATA_KEYS_FORM}`);
  return { url, key, takenIsDelivered: taken === 'true', dataKeys };
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
