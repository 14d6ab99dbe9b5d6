import { ColumnCipher, KeyedHash } from '../../prisma/column-cipher';

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const cell = { table: 'persons', column: 'name_cipher', rowId: '7d0f' };

describe('column cipher', () => {
  const cipher = new ColumnCipher([key(1)]);

  it('opens what it sealed, Chinese text included', () => {
    expect(cipher.decrypt(cipher.encrypt('张三〇', cell), cell)).toBe('张三〇');
  });

  it('never seals the same value to the same bytes', () => {
    expect(cipher.encrypt('张三', cell)).not.toEqual(cipher.encrypt('张三', cell));
  });

  it.each([
    ['row', { ...cell, rowId: '7d10' }],
    ['column', { ...cell, column: 'phone_cipher' }],
    ['table', { ...cell, table: 'particulars' }],
  ])('refuses a value moved to another %s', (_what, other) => {
    expect(() => cipher.decrypt(cipher.encrypt('张三', cell), other)).toThrow('not written for this cell');
  });

  it('notices every changed byte', () => {
    const sealed = cipher.encrypt('13800000000', cell);
    for (const index of sealed.keys()) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => cipher.decrypt(changed, cell)).toThrow(Error);
    }
  });

  it('reads rows of an older key and writes with the newest', () => {
    const old = cipher.encrypt('张三', cell);
    const rotated = new ColumnCipher([key(2), key(1)]);
    expect(rotated.decrypt(old, cell)).toBe('张三');
    expect(() => cipher.decrypt(rotated.encrypt('李四', cell), cell)).toThrow('unknown key');
  });

  it('asks for keys of 32 bytes', () => {
    expect(() => new ColumnCipher([Buffer.alloc(16)])).toThrow('32 bytes');
    expect(() => new ColumnCipher([])).toThrow('needs a key');
  });
});

describe('keyed hash', () => {
  const hash = new KeyedHash(key(3));

  it('is the same for the same value and another for another purpose or key', () => {
    expect(hash.digest('a', 'x')).toEqual(hash.digest('a', 'x'));
    expect(hash.digest('a', 'x')).not.toEqual(hash.digest('b', 'x'));
    expect(hash.digest('a', 'x')).not.toEqual(new KeyedHash(key(4)).digest('a', 'x'));
  });

  it('derives well-formed UUIDs', () => {
    expect(hash.uuid('a', 'x')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(hash.uuid('a', 'x')).toBe(hash.uuid('a', 'x'));
  });
});
