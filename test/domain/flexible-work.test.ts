import { introductions, isToBeEncouraged, type Gig, type GigSeeker } from '../../domain/flexible-work';

const gig = (id: string, employerId: string, more: Partial<Gig> = {}): Gig => ({
  id,
  employerId,
  openUntil: '2026-12-31',
  occupation: '家政',
  ...more,
});
const seeker: GigSeeker = { classes: ['JOB'], wantsFlexibleWork: true, occupations: [], introduced: [] };
const introduced = (gigs: Gig[], more: Partial<GigSeeker> = {}) =>
  introductions(gigs, { ...seeker, ...more }, '2026-11-23').map(({ id }) => id);

describe('flexible work', () => {
  it('R-32: is spoken of once; who does not want it is not asked again', () => {
    expect(isToBeEncouraged({ wantsFlexibleWork: undefined })).toBe(true);
    expect(isToBeEncouraged({ wantsFlexibleWork: false })).toBe(false);
    expect(isToBeEncouraged({ wantsFlexibleWork: true })).toBe(false);
  });

  it('R-80: brings who wants it together with employers, each of them once', () => {
    const gigs = [gig('a', 'e1'), gig('b', 'e1'), gig('c', 'e2')];
    expect(introduced(gigs)).toEqual(['a', 'c']);
    expect(introduced(gigs, { introduced: ['b'] })).toEqual(['c']);
  });

  it('R-80: offers what is open and of the occupations the person wants', () => {
    const gigs = [gig('over', 'e1', { openUntil: '2026-11-22' }), gig('other', 'e2', { occupation: '配送' })];
    expect(introduced(gigs, { occupations: ['家政'] })).toEqual([]);
    expect(introduced(gigs)).toEqual(['other']);
    expect(introduced([gig('last day', 'e1', { openUntil: '2026-11-23' })])).toEqual(['last day']);
  });

  it('R-80: sends nobody who has not said that they want it', () => {
    expect(introduced([gig('a', 'e1')], { wantsFlexibleWork: undefined })).toEqual([]);
    expect(introduced([gig('a', 'e1')], { wantsFlexibleWork: false })).toEqual([]);
  });
});
