import fc from 'fast-check';
import {
  checkDigit,
  contradictedFields,
  maskIdentityNumber,
  parseIdentityDocument,
  type DocumentKind,
} from '../../domain/identity-number';
import vectors from '../fixtures/id-vectors.json';

const asOf = '2026-11-23';
const sexes: Record<string, string> = { '1': 'MALE', '2': 'FEMALE' };

function faultOf(kind: DocumentKind, text: string, on = asOf) {
  const parsed = parseIdentityDocument(kind, text, on);
  return parsed.ok ? undefined : parsed.code;
}

describe('an identity number (R-07, GB 11643-1999)', () => {
  it.each(vectors.filter(({ ok }) => ok))(
    '$id of $kind tells birth date and sex',
    ({ id, kind, birth, sex }) => {
      const document = kind === 'HMT_RESIDENCE' ? 'HMT_RESIDENCE' : 'CN_ID';
      expect(parseIdentityDocument(document, id, asOf)).toEqual({
        ok: true,
        kind: document,
        number: id,
        birthDate: birth,
        sex: sexes[sex ?? ''],
      });
    },
  );

  it.each(vectors.filter(({ ok }) => !ok))('$id is refused for $why', ({ id, why }) => {
    expect(faultOf('CN_ID', id)).toBe(why);
  });

  it.each([
    ['41100219900230101X', 'DATE'],
    ['411002199003075610', 'CHECK'],
    ['411002900305003', 'LENGTH'],
    ['4110021990030500', 'LENGTH'],
    ['', 'LENGTH'],
    ['41100219900305003Y', 'FORMAT'],
    ['4110021990O305003X', 'FORMAT'],
    ['410000189912310010', 'DATE_RANGE'],
    ['810000199001011011', 'PROVINCE'],
  ])('%j is refused for %s', (text, code) => {
    expect(faultOf('CN_ID', text)).toBe(code);
  });

  it('keeps the county it was given in, abolished or not', () => {
    expect(faultOf('CN_ID', '411023197001010010')).toBeUndefined();
    expect(faultOf('CN_ID', '41108119600229101X')).toBeUndefined();
  });

  it('may be typed with spaces, full-width digits or a small x', () => {
    for (const text of ['41100219900305003x', ' 411002 19900305 003X', '41100219900305003X']) {
      expect(parseIdentityDocument('CN_ID', text, asOf)).toMatchObject({ number: '41100219900305003X' });
    }
  });

  it('of fifteen digits is refused with a hint', () => {
    expect(parseIdentityDocument('CN_ID', '411002900305003', asOf)).toMatchObject({
      nextStep: expect.stringContaining('18位') as string,
    });
  });

  it('is valid from the day of birth and not before', () => {
    const first17 = '41100220261123001';
    expect(faultOf('CN_ID', first17 + checkDigit(first17))).toBeUndefined();
    expect(faultOf('CN_ID', first17 + checkDigit(first17), '2026-11-22')).toBe('DATE_RANGE');
  });

  it('with one digit changed is never accepted', () => {
    const valid = '411003199507150022';
    const change = fc.tuple(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([at, by]) => {
        const digit = (Number(valid.charAt(at)) + by) % 10;
        return faultOf('CN_ID', valid.slice(0, at) + String(digit) + valid.slice(at + 1)) !== undefined;
      }),
    );
  });

  it('appears in no refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{16}[\dX]$/), (text) => {
        const parsed = parseIdentityDocument('CN_ID', text, asOf);
        return parsed.ok || !JSON.stringify(parsed).includes(text);
      }),
    );
  });
});

describe('documents from Hong Kong, Macao and Taiwan (R-07)', () => {
  it('are residence permits with the areas 81, 82 and 83', () => {
    expect(faultOf('HMT_RESIDENCE', '810000199001011011')).toBeUndefined();
    expect(faultOf('HMT_RESIDENCE', '41100219900305003X')).toBe('PROVINCE');
  });

  it('are permits that tell neither birth date nor sex', () => {
    expect(parseIdentityDocument('HM_PERMIT', 'h12345678', asOf)).toEqual({
      ok: true,
      kind: 'HM_PERMIT',
      number: 'H12345678',
    });
    expect(parseIdentityDocument('TW_PERMIT', '01234567', asOf)).toEqual({
      ok: true,
      kind: 'TW_PERMIT',
      number: '01234567',
    });
  });

  it.each([
    ['HM_PERMIT', 'H1234567', 'LENGTH'],
    ['HM_PERMIT', 'A12345678', 'FORMAT'],
    ['TW_PERMIT', '0123456789', 'LENGTH'],
    ['TW_PERMIT', '0123456A', 'FORMAT'],
  ] as const)('%s %s is refused for %s', (kind, text, code) => {
    expect(faultOf(kind, text)).toBe(code);
  });
});

describe('a masked number', () => {
  it('shows area and the last four, or the last two of a short permit', () => {
    expect(maskIdentityNumber('411003199507150022')).toBe('4110**********0022');
    expect(maskIdentityNumber('H12345678')).toBe('*******78');
    expect(maskIdentityNumber('')).toBe('');
  });
});

describe('a form beside the number', () => {
  it('contradicts it where birth date or sex differ', () => {
    const document = parseIdentityDocument('CN_ID', '411003199507150022', asOf);
    if (!document.ok) throw new Error('the vector is valid');
    expect(contradictedFields(document, { birthDate: '1995-07-15', sex: 'FEMALE' })).toEqual([]);
    expect(contradictedFields(document, { birthDate: '1995-07-16', sex: 'MALE' })).toEqual([
      'birthDate',
      'sex',
    ]);
    expect(contradictedFields(document, {})).toEqual([]);
  });
});

describe('a check digit', () => {
  it('is computed from seventeen digits only', () => {
    expect(checkDigit('41100219900305003')).toBe('X');
    expect(() => checkDigit('4110021990030500')).toThrow(RangeError);
  });
});
