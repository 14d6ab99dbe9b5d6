import {
  completenessOf,
  LEDGER_FIELDS,
  unsupportedTags,
  type LedgerField,
  type Tags,
} from '../../domain/tags';

const answered: Tags = {
  HARDSHIP: { value: 'NO', source: 'DECLARED' },
  UNEMPLOYED_GRADUATE: { value: 'NO', source: 'DECLARED' },
  OUT_OF_POVERTY: { value: 'YES', source: 'COMPARISON' },
};
const everyField = new Set<LedgerField>(Object.values(LEDGER_FIELDS).flat());

describe('the three tags (R-69)', () => {
  it('carry a hardship only by certification (A-19)', () => {
    expect(unsupportedTags(answered)).toEqual([]);
    expect(unsupportedTags({ ...answered, HARDSHIP: { value: 'YES', source: 'DECLARED' } })).toEqual([
      'HARDSHIP',
    ]);
    expect(unsupportedTags({ ...answered, HARDSHIP: { value: 'YES', source: 'CERTIFICATION' } })).toEqual([]);
  });
});

describe('the ledger of three clarities (R-69)', () => {
  it('is clear when every field and tag is answered', () => {
    expect(completenessOf(answered, everyField)).toEqual({
      aspects: {
        HEADCOUNT: { clear: true, missing: [] },
        INFORMATION: { clear: true, missing: [] },
        NEEDS: { clear: true, missing: [] },
      },
      score: 100,
    });
  });

  it('names what is missing where it is missing', () => {
    const fields = new Set([...everyField].filter((field) => field !== 'skillLevel' && field !== 'jobWish'));
    const { aspects, score } = completenessOf({ ...answered, HARDSHIP: { value: 'UNKNOWN' } }, fields);
    expect(aspects.HEADCOUNT).toEqual({ clear: false, missing: ['HARDSHIP'] });
    expect(aspects.INFORMATION.missing).toEqual(['skillLevel']);
    expect(aspects.NEEDS.missing).toEqual(['jobWish']);
    expect(score).toBe(85);
  });

  it('scores nothing at the very start', () => {
    const unknown = { value: 'UNKNOWN' } as const;
    const tags = { HARDSHIP: unknown, UNEMPLOYED_GRADUATE: unknown, OUT_OF_POVERTY: unknown };
    expect(completenessOf(tags, new Set()).score).toBe(0);
  });
});
