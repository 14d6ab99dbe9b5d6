import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  METADATA_ENCODING_KEY,
  ValueError,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { pack, UnknownPackingError, unpack } from './packing';
import type { PayloadKeys } from './payload-keys';

const proto = temporal.api.common.v1.Payload;

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const OWNER = 'encryption-workflow-id';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const GCM = { authTagLength: TAG_BYTES };

/** A payload that these keys do not open: an unknown key, another workflow's, or changed bytes. */
export class PayloadCodecError extends ValueError {
  override readonly name = 'PayloadCodecError';
}

/**
 * AES-256-GCM for everything Temporal keeps of a workflow: inputs, results, facts, failures, memos. A payload is packed
 * and encrypted whole, as it would have been sent; data are nonce (12 bytes), cipher text, tag (16). Key id and workflow id stand beside
 * it in the clear and are authenticated with it, so that one case's payload cannot be put into another's history.
 * What was never encrypted is passed on as it is: histories from before the keys stay readable.
 */
export class EncryptingCodec implements PayloadCodec {
  private readonly currentKey: Buffer;

  /** @throws PayloadCodecError when the current key is not among the keys */
  constructor(private readonly keys: PayloadKeys) {
    this.currentKey = this.keyOf(keys.current);
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return settled(() => payloads.map((payload) => this.encrypt(payload, ownerIn(context))));
  }

  decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return settled(() => payloads.map((payload) => this.decrypt(payload, ownerIn(context))));
  }

  private encrypt(payload: Payload, owner: string | undefined): Payload {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.currentKey, nonce, GCM);
    cipher.setAAD(authenticated(this.keys.current, owner));
    const body = [cipher.update(pack(proto.encode(payload).finish())), cipher.final()];
    return {
      metadata: {
        [METADATA_ENCODING_KEY]: Buffer.from(ENCODING),
        [KEY_ID]: Buffer.from(this.keys.current),
        ...(owner !== undefined && { [OWNER]: Buffer.from(owner) }),
      },
      data: Buffer.concat([nonce, ...body, cipher.getAuthTag()]),
    };
  }

  private decrypt(payload: Payload, reader: string | undefined): Payload {
    if (textOf(payload, METADATA_ENCODING_KEY) !== ENCODING) return payload;
    const keyId = textOf(payload, KEY_ID) ?? '';
    const owner = ownerOf(payload);
    if (owner !== undefined && reader !== undefined && owner !== reader)
      throw new PayloadCodecError(`a payload of ${owner} stands where one of ${reader} should`);
    const data = Buffer.from(payload.data ?? []);
    const key = this.keyOf(keyId);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE_BYTES), GCM);
      decipher.setAAD(authenticated(keyId, owner));
      decipher.setAuthTag(data.subarray(-TAG_BYTES));
      const plain = decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES));
      return proto.decode(unpack(Buffer.concat([plain, decipher.final()])));
    } catch (error) {
      if (error instanceof UnknownPackingError)
        throw new PayloadCodecError(
          `a payload is packed in a way that only a later build knows: ${error.message}`,
        );
      throw new PayloadCodecError(`a payload encrypted under the key ${keyId} was changed since`);
    }
  }

  private keyOf(id: string): Buffer {
    const key = this.keys.keys.get(id);
    if (!key)
      throw new PayloadCodecError(`the payload key ${id} is not known here: add it to BANGFU_TEMPORAL_KEYS`);
    return key;
  }
}

/** The workflow that an encrypted payload says it belongs to; it opens as no other's. */
export function ownerOf(payload: Payload): string | undefined {
  return textOf(payload, OWNER);
}

/** The SDK's codecs answer in promises; the work is too short to leave the thread for. */
async function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}

/** What Temporal appends to the workflow id of a run that a schedule starts: its arguments were encrypted before. */
const STARTED_BY_SCHEDULE = /-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function ownerIn(context: SerializationContext | undefined): string | undefined {
  return context?.workflowId?.replace(STARTED_BY_SCHEDULE, '');
}

function authenticated(keyId: string, owner: string | undefined): Buffer {
  return Buffer.from(JSON.stringify([ENCODING, keyId, owner ?? null]));
}

function textOf({ metadata }: Payload, key: string): string | undefined {
  const value = metadata?.[key];
  return value && Buffer.from(value).toString();
}
