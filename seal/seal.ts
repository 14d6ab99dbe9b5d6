import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash, pathTo, rootOf, type Path } from './merkle';

/** Where the ledger of a case or a household ended: its last fact's number and hash; 0 and 32 zero bytes before the first. */
export interface Head {
  id: string;
  seq: number;
  hash: Uint8Array;
}

/** What a seal (每日封存) says: everything but its own hash and the one before it. */
export interface SealContent {
  /** 1, 2, 3 … without a gap. */
  number: number;
  /** Civil date, yyyy-mm-dd. */
  day: string;
  /** ISO 8601 in UTC, with milliseconds. */
  sealedAt: string;
  headCount: number;
  /** Hexadecimal. */
  root: string;
}

/** So many heads have their root stored with the seal: a power of two, so that it is an inner node of the tree. */
export const HEADS_A_CHUNK = 4096;

/** A head in words: `id seq hash`, the hash in hexadecimal. */
export function headText({ id, seq, hash }: Head): string {
  return `${id} ${seq} ${Buffer.from(hash).toString('hex')}`;
}

/** A head's leaf. */
export function headLeaf(head: Head): Buffer {
  return leafHash(Buffer.from(headText(head)));
}

/** The root over a chunk of heads, which are in the order of their ids. */
export function chunkRoot(heads: readonly Head[]): Uint8Array {
  return rootOf(heads.map(headLeaf));
}

/**
 * The proof that a head stands in a seal.
 * @param chunk the heads of its chunk
 * @param chunkRoots of the whole seal
 * @returns its place among all heads, and the path to the seal's root
 */
export function proveHead(
  chunk: readonly Head[],
  chunkRoots: readonly Uint8Array[],
  at: { chunk: number; index: number },
): { index: number; path: Path } {
  return {
    index: at.chunk * HEADS_A_CHUNK + at.index,
    path: [...pathTo(chunk.map(headLeaf), at.index), ...pathTo(chunkRoots, at.chunk)],
  };
}

/** The link of the chain of seals: SHA-256 over the previous hash (32 zero bytes before the first) and the seal in canonical JSON (RFC 8785). */
export function hashSeal(previous: Uint8Array, seal: SealContent): Buffer {
  const text = canonicalize(seal);
  if (text === undefined) throw new TypeError('a seal is plain JSON');
  return createHash('sha256').update(previous).update(text).digest();
}
