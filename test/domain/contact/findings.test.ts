import { consequencesOf, type FollowUpOutcome } from '../../../domain/contact/findings';

const asBefore: FollowUpOutcome = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
};
const actions = (found: Partial<FollowUpOutcome>, hasPlan = false) =>
  consequencesOf({ ...asBefore, ...found }, { hasPlan }).map(({ action }) => action);

describe('what a follow-up finds (R-52, R-55)', () => {
  it('R-55: leads to nothing when nothing has changed', () => {
    expect(actions({}, true)).toEqual([]);
  });

  it('R-55 R-90: a changed family or income has hardship and household looked at again', () => {
    expect(actions({ family: 'CHANGED' })).toEqual(['REVIEW_HARDSHIP', 'REVIEW_HOUSEHOLD']);
    expect(actions({ income: 'CHANGED', family: 'CHANGED' })).toEqual([
      'REVIEW_HARDSHIP',
      'REVIEW_HOUSEHOLD',
    ]);
  });

  it('R-55 R-60: work that somebody tells of is verified, and may clear a household', () => {
    expect(actions({ jobSearch: 'WORKING' })).toEqual(['VERIFY_EMPLOYMENT', 'REVIEW_HOUSEHOLD']);
  });

  it('R-36: a changed or paused wish is asked about', () => {
    expect(actions({ intent: 'CHANGED' })).toEqual(['ASK_WISHES']);
    expect(actions({ jobSearch: 'PAUSED' })).toEqual(['ASK_WISHES']);
  });

  it('R-52: any change has the individual plan adjusted, where there is one', () => {
    expect(actions({ jobSearch: 'IN_TRAINING' }, true)).toEqual(['REVIEW_PLAN']);
    expect(actions({ income: 'CHANGED' }, true)).toContain('REVIEW_PLAN');
    expect(actions({ jobSearch: 'IN_TRAINING' })).toEqual([]);
  });
});
