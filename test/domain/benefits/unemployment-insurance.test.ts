import fc from 'fast-check';
import {
  jointClaim,
  NATIONAL_BENEFIT_TABLE,
  unemploymentInsurance,
  type UnemploymentInsuranceFacts,
} from '../../../domain/benefits/unemployment-insurance';
import vectors from '../../fixtures/unemployment-insurance-vectors.json';

const facts: UnemploymentInsuranceFacts = {
  registered: true,
  wantsWork: true,
  leftVoluntarily: false,
  contributionMonths: 24,
  carriedUnusedMonths: 0,
};
const explainFor = (change: Partial<UnemploymentInsuranceFacts>) =>
  unemploymentInsurance({ ...facts, ...change }, NATIONAL_BENEFIT_TABLE);

describe('months of unemployment benefit (R-44, Social Insurance Law art. 45 and 46)', () => {
  it.each(vectors)('after $contribMonths months with $carriedUnused unused: $months', (vector) => {
    const { contribMonths, carriedUnused, voluntaryQuit, registered, months } = vector;
    const result = explainFor({
      contributionMonths: contribMonths,
      carriedUnusedMonths: carriedUnused,
      leftVoluntarily: voluntaryQuit === 1,
      registered: registered === 1,
    });
    expect(result.months).toBe(months);
    expect(result.verdict).toBe(months > 0 ? 'ELIGIBLE' : 'NOT_ELIGIBLE');
  });

  it.each([
    [12, 0, 12],
    [60, 0, 18],
    [120, 0, 24],
    [60, 12, 24],
  ])(
    'after %i months with %i unused: %i, never above the cap',
    (contributionMonths, carriedUnusedMonths, months) => {
      expect(explainFor({ contributionMonths, carriedUnusedMonths }).months).toBe(months);
    },
  );

  it('are none before registration, which comes first', () => {
    const result = explainFor({ registered: false });
    expect(result).toMatchObject({ verdict: 'NOT_ELIGIBLE', months: 0 });
    expect(result.because).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('先登记') as string }),
    );
  });

  it('are open while the contributions are not known', () => {
    expect(explainFor({ contributionMonths: undefined })).toMatchObject({
      verdict: 'UNKNOWN',
      missing: ['contributionMonths'],
      months: 0,
    });
  });

  it('follow a region’s own table', () => {
    const twoPerYear = {
      minContributionMonths: 12,
      steps: [12, 24, 36].map((from) => ({ fromContributionMonths: from, months: from / 6 })),
      capMonths: 24,
    };
    expect(unemploymentInsurance({ ...facts, contributionMonths: 30 }, twoPerYear).months).toBe(4);
  });

  it('never shrink with more contributions', () => {
    const months = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(months, months, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        return (
          explainFor({ contributionMonths: less }).months <= explainFor({ contributionMonths: more }).months
        );
      }),
    );
  });

  it('name the amount as a local figure to confirm', () => {
    expect(explainFor({}).toConfirm).toEqual(['失业保险金月标准']);
  });
});

describe('a joint claim (R-44)', () => {
  it('goes with the registration whenever the person wants it: only the agency turns a claim down', () => {
    expect(jointClaim(explainFor({ leftVoluntarily: true }), true)).toBe('CLAIM_WITH_REGISTRATION');
    expect(jointClaim(explainFor({}), false)).toBe('NO_CLAIM');
  });

  it('is offered to who seems or may be entitled', () => {
    expect(jointClaim(explainFor({}), undefined)).toBe('OFFER_CLAIM');
    expect(jointClaim(explainFor({ contributionMonths: undefined }), undefined)).toBe('OFFER_CLAIM');
    expect(jointClaim(explainFor({ contributionMonths: 3 }), undefined)).toBe('NO_CLAIM');
  });
});
