import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';
import examples from './packing-dictionary.json';

const proto = temporal.api.common.v1.Payload;

/**
 * First byte of what is packed. A protobuf message cannot begin with a byte under 8, a field of number 0: so what was
 * written unpacked is told from it. Another dictionary takes the next number; this one stays as long as a history does.
 */
const PACKED = 1;
const LOWEST_TAG = 8;

/** Bytes. What is shorter, an act and its answer, gains less than its packing costs each time it is sent. */
const PACKED_FROM = 1024;

const EMPTY_JSON = proto.encode({ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.alloc(1) });

/**
 * What a packer knows before it reads: the rules of a first policy version, facts and commands of the commonest kinds
 * as made-up cases had them, and how a payload begins. The nearer to its end, the cheaper to refer to.
 */
export const DICTIONARY: Buffer = Buffer.concat([
  ...examples.map((example) => Buffer.from(JSON.stringify(example))),
  EMPTY_JSON.finish(),
]);

/** Bytes that a build before this one could not have written, or a later one did. */
export class UnknownPackingError extends Error {
  override readonly name = 'UnknownPackingError';
}

/** A payload's protobuf bytes, packed where they are long and that makes them shorter. */
export function pack(plain: Uint8Array): Uint8Array {
  if (plain.length < PACKED_FROM) return plain;
  const packed = deflateRawSync(plain, { dictionary: DICTIONARY });
  return packed.length + 1 < plain.length ? Buffer.concat([Buffer.of(PACKED), packed]) : plain;
}

/**
 * What `pack` was given.
 *
 * @throws UnknownPackingError for a form this build does not know
 */
export function unpack(bytes: Uint8Array): Uint8Array {
  const [form = LOWEST_TAG] = bytes;
  if (form >= LOWEST_TAG) return bytes;
  if (form !== PACKED) throw new UnknownPackingError(`form ${form}`);
  return inflateRawSync(bytes.subarray(1), { dictionary: DICTIONARY });
}
