import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const FORMAT = 1;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** The cell a cipher text belongs to. It is authenticated with it: a value moved to another row cannot be read there. */
export interface Cell {
  table: string;
  column: string;
  rowId: string;
}

/** A value that this installation's keys do not open: another key, another cell, or changed bytes. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
}

/** Bytes over a buffer of their own, as the database client takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

interface Key {
  id: Buffer;
  bytes: Buffer;
}

/**
 * AES-256-GCM for the columns with particulars of a person. Layout: format (1 byte), key id (4), nonce (12),
 * tag (16), cipher text. The key id allows a new key to be brought in while older rows stay readable.
 */
export class ColumnCipher {
  private readonly keys: readonly Key[];
  private readonly current: Key;

  /**
   * @param keys 32 bytes each; the first one encrypts, all of them decrypt
   * @throws RangeError without a key, or when one has another length
   */
  constructor(keys: readonly Buffer[]) {
    this.keys = keys.map((bytes) => ({ id: keyIdOf(checkedKey(bytes)), bytes }));
    const [current] = this.keys;
    if (!current) throw new RangeError('a column cipher needs a key');
    this.current = current;
  }

  encrypt(plain: string, cell: Cell): Bytes {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current.bytes, nonce).setAAD(nameOf(cell));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return ownBytes([Buffer.of(FORMAT), this.current.id, nonce, cipher.getAuthTag(), body]);
  }

  /** @throws CipherError */
  decrypt(sealed: Uint8Array, cell: Cell): string {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < HEAD_BYTES || bytes[0] !== FORMAT) throw new CipherError('unknown format');
    const [id, nonce, tag] = split(bytes.subarray(1), [KEY_ID_BYTES, NONCE_BYTES, TAG_BYTES]);
    const key = this.keys.find((candidate) => candidate.id.equals(id));
    if (!key) throw new CipherError('unknown key');
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce).setAAD(nameOf(cell)).setAuthTag(tag);
    try {
      return decipher.update(bytes.subarray(HEAD_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new CipherError('not written for this cell, or changed since');
    }
  }
}

/** HMAC-SHA256 under a key of its own: equal values can be found, and none can be guessed from a copy of the table. */
export class KeyedHash {
  /** @throws RangeError when the key is not 32 bytes */
  constructor(private readonly key: Buffer) {
    checkedKey(key);
  }

  /** @param purpose keeps equal values of different columns apart */
  digest(purpose: string, value: string): Bytes {
    return ownBytes([createHmac('sha256', this.key).update(`${purpose}\0${value}`).digest()]);
  }

  /** A UUID (version 8) that only this key derives from the value. */
  uuid(purpose: string, value: string): string {
    const bytes = Buffer.from(this.digest(purpose, value).subarray(0, 16));
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}

function nameOf({ table, column, rowId }: Cell): Buffer {
  return Buffer.from(`${table}.${column}:${rowId}`);
}

function keyIdOf(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES);
}

function checkedKey(key: Buffer): Buffer {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  return key;
}

function split(bytes: Buffer, [a, b, c]: [number, number, number]): [Buffer, Buffer, Buffer] {
  return [bytes.subarray(0, a), bytes.subarray(a, a + b), bytes.subarray(a + b, a + b + c)];
}

function ownBytes(parts: readonly Uint8Array[]): Bytes {
  return Uint8Array.from(Buffer.concat(parts));
}
