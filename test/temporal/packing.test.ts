import { createHash, randomBytes } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { DICTIONARY, pack, unpack, UnknownPackingError } from '../../temporal/packing';

const proto = temporal.api.common.v1.Payload;
const payload = (value: unknown) => proto.encode(defaultPayloadConverter.toPayload(value)).finish();

const followUpOf = (month: number) => ({
  kind: 'FollowUpRecorded',
  clauses: ['R-47', 'A-8'],
  data: { on: `2031-0${month}-17`, period: `2031-0${month}`, channel: 'PHONE', employment: 'UNEMPLOYED' },
});

describe('a packed payload', () => {
  it('comes back byte for byte, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000, size: 'max' }), (value) => {
        const plain = payload(value);
        expect(Buffer.from(unpack(pack(plain)))).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('takes less than a tenth when it holds many facts of a kind that the dictionary has', () => {
    const plain = payload({ facts: Array.from({ length: 10 }, (_, month) => followUpOf(month)) });
    expect(pack(plain).length).toBeLessThan(plain.length / 10);
  });

  it('stays as it is when it is short', () => {
    const plain = payload(followUpOf(9));
    expect(pack(plain)).toBe(plain);
    expect(unpack(plain)).toBe(plain);
  });

  it('stays as it is when packing would not make it shorter', () => {
    const plain = proto.encode({ data: randomBytes(2_000) }).finish();
    expect(pack(plain)).toBe(plain);
  });

  it('is refused by a build that does not know its form', () => {
    expect(() => unpack(Buffer.of(2, 0, 0))).toThrow(UnknownPackingError);
  });

  it('is read with the dictionary it was written with: this one may never change', () => {
    expect(createHash('sha256').update(DICTIONARY).digest('hex')).toBe(
      'f130981ab5a8cd1ba1d41807a6504a8efe40b082297f17043c378dcb3f751e04',
    );
  });
});
