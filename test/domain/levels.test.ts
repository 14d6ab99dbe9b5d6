import fc from 'fast-check';
import { HARDSHIP_CATEGORIES } from '../../domain/hardship/categories';
import { levelChange, levelFor } from '../../domain/levels';

const categories = fc.uniqueArray(fc.constantFrom(...HARDSHIP_CATEGORIES));

describe('the two levels (R-16)', () => {
  it('R-16 R-25: nobody without certified hardship is at Level II, and nobody with it at Level I', () => {
    expect(levelFor([])).toBe('I');
    expect(HARDSHIP_CATEGORIES.map((category) => levelFor([category]))).toEqual(
      HARDSHIP_CATEGORIES.map(() => 'II'),
    );
  });

  it('R-34: certification raises, with a plan to make and without the basic package again', () => {
    expect(levelChange([], ['H3'])).toEqual({
      from: 'I',
      to: 'II',
      clauses: ['R-25', 'R-34'],
      opens: ['PLAN'],
      withdraws: [],
      cadence: 'hardship',
    });
  });

  it('A-17: the end of hardship lowers to Level I; what remains is the help that everybody has', () => {
    expect(levelChange(['H3'], [])).toMatchObject({
      to: 'I',
      clauses: ['A-17'],
      withdraws: ['PLAN'],
      cadence: 'general',
    });
  });

  it('A-17: the end of one category lowers nobody while another holds', () => {
    expect(levelChange(['H3', 'H6a'], ['H3'])).toBeUndefined();
    expect(levelChange(['H4'], ['H3'])).toBeUndefined();
  });

  it('R-16: a change leads to the level that the certified categories give', () => {
    fc.assert(
      fc.property(categories, categories, (before, after) => {
        const change = levelChange(before, after);
        expect(change?.to ?? levelFor(before)).toBe(levelFor(after));
        if (change) expect(change.from).toBe(levelFor(before));
      }),
    );
  });
});
