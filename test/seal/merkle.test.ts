import fc from 'fast-check';
import { leafHash, pathTo, rootFromPath, rootOf } from '../../seal/merkle';
import { chunkRoot, headLeaf, HEADS_A_CHUNK, hashSeal, proveHead, type Head } from '../../seal/seal';

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');

/** The leaves and roots with which implementations of Certificate Transparency (RFC 6962) test themselves. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function leaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, n) => leafHash(Buffer.from([n >> 8, n & 255])));
}

describe('the Merkle tree of RFC 6962', () => {
  it('has the roots that others compute over the same leaves', () => {
    const hashes = LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
    expect(ROOTS.map((_, count) => hex(rootOf(hashes.slice(0, count))))).toEqual(ROOTS);
  });

  it('proves every leaf of a tree of any size, and none in the place of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
        const [index, other] = [a % size, b % size];
        const nodes = leaves(size);
        const path = pathTo(nodes, index);
        expect(hex(rootFromPath(nodes[index] as Buffer, index, size, path))).toBe(hex(rootOf(nodes)));
        if (other !== index) {
          expect(hex(rootFromPath(nodes[other] as Buffer, index, size, path))).not.toBe(hex(rootOf(nodes)));
        }
      }),
    );
  });

  it('accepts no path that is too long, too short or beside the tree', () => {
    const nodes = leaves(7);
    const path = pathTo(nodes, 3);
    const leaf = nodes[3] as Buffer;
    expect(rootFromPath(leaf, 3, 7, [...path, leaf])).toBeUndefined();
    expect(rootFromPath(leaf, 3, 7, path.slice(1))).toBeUndefined();
    expect(rootFromPath(leaf, 7, 7, path)).toBeUndefined();
  });
});

describe('a seal', () => {
  const heads: Head[] = Array.from({ length: HEADS_A_CHUNK + 3 }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    seq: n,
    hash: leafHash(Buffer.from(String(n))),
  }));
  const chunks = [heads.slice(0, HEADS_A_CHUNK), heads.slice(HEADS_A_CHUNK)];
  const roots = chunks.map(chunkRoot);

  it('has the root of one tree over all heads, however they were read in chunks', () => {
    expect(hex(rootOf(roots))).toBe(hex(rootOf(heads.map(headLeaf))));
  });

  it.each([0, 1, HEADS_A_CHUNK - 1, HEADS_A_CHUNK, HEADS_A_CHUNK + 2])(
    'proves the head in place %i with its chunk and the other chunks’ roots',
    (place) => {
      const at = { chunk: Math.floor(place / HEADS_A_CHUNK), index: place % HEADS_A_CHUNK };
      const { index, path } = proveHead(chunks[at.chunk] as Head[], roots, at);
      expect(index).toBe(place);
      expect(hex(rootFromPath(headLeaf(heads[place] as Head), index, heads.length, path))).toBe(
        hex(rootOf(roots)),
      );
    },
  );

  it('is chained to the one before: the same content after another seal has another hash', () => {
    const content = {
      number: 2,
      day: '2026-11-24',
      sealedAt: '2026-11-24T18:30:00.000Z',
      headCount: 3,
      root: ROOTS[3] as string,
    };
    // sha256 over 32 zero bytes and
    // {"day":"2026-11-24","headCount":3,"number":2,"root":"aeb6…","sealedAt":"2026-11-24T18:30:00.000Z"}
    expect(hex(hashSeal(new Uint8Array(32), content))).toBe(
      'e0bf0b3be44b8013381e34bc77614ca337c91084d46d7247a1100fff26ac4656',
    );
    expect(hex(hashSeal(leafHash(new Uint8Array()), content))).not.toBe(
      'e0bf0b3be44b8013381e34bc77614ca337c91084d46d7247a1100fff26ac4656',
    );
  });
});
