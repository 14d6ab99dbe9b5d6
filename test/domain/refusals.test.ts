import { callsForReview } from '../../domain/refusals';

describe('refusals of help (R-63, A-12)', () => {
  it('R-63: call for another look at what is offered once there are as many as the policy says', () => {
    const answers = [0, 2, 3, 4, 300].map((refusals) =>
      callsForReview(refusals, { refusalsBeforeReview: 3 }),
    );
    expect(answers).toEqual([false, false, true, true, true]);
  });
});
