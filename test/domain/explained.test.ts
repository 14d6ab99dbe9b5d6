import { allOf, anyOf, asKnown, explain, ifKnown } from '../../domain/explained';

const condition = (field: string, holds: boolean | undefined) => ({
  field,
  holds,
  text: field,
  source: '依据',
});

describe('an explained answer', () => {
  it('is yes when every condition holds, with the reasons', () => {
    expect(explain([condition('a', true), condition('b', true)], ['本地额度'])).toEqual({
      verdict: 'ELIGIBLE',
      because: [
        { text: 'a', source: '依据', holds: true },
        { text: 'b', source: '依据', holds: true },
      ],
      missing: [],
      toConfirm: ['本地额度'],
    });
  });

  it('is open while a fact is missing, and names it once', () => {
    const open = [condition('a', true), condition('b', undefined), condition('b', undefined)];
    expect(explain(open)).toMatchObject({ verdict: 'UNKNOWN', missing: ['b'] });
  });

  it('is no as soon as one condition fails, and asks for nothing more', () => {
    const failed = [condition('a', false), condition('b', undefined)];
    expect(explain(failed)).toMatchObject({ verdict: 'NOT_ELIGIBLE', missing: [] });
  });
});

describe('facts that may be open', () => {
  it('decide a disjunction and a conjunction as far as they are known', () => {
    expect([anyOf(true, undefined), anyOf(false, undefined), anyOf(false, false)]).toEqual([
      true,
      undefined,
      false,
    ]);
    expect([allOf(true, undefined), allOf(false, undefined), allOf(true, true)]).toEqual([
      undefined,
      false,
      true,
    ]);
  });

  it('stay open without a value', () => {
    expect(ifKnown(undefined, () => true)).toBeUndefined();
    expect(ifKnown(0, (months) => months === 0)).toBe(true);
    expect([asKnown('YES'), asKnown('NO'), asKnown('UNKNOWN')]).toEqual([true, false, undefined]);
  });
});
