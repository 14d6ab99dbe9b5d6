import {
  afterResult,
  isFailedAttempt,
  PUSH_RESULTS,
  resultCallDueOn,
  type PushResult,
  type PushResultKind,
} from '../../domain/push-result';
import { XUCHANG_RULES } from '../support/rules';

const parameters = { pushResultWorkdays: 10 };
const { calendar } = XUCHANG_RULES;
const after = (result: PushResult) => afterResult(result, calendar, parameters);

describe('the result of a vacancy that was pushed (R-39)', () => {
  it('R-39: is asked for within ten working days, the day of the push not counted', () => {
    expect(resultCallDueOn('2026-09-18', calendar, parameters)).toEqual({
      date: '2026-10-09',
      provisional: false,
    });
  });

  it('R-39: of an interview is asked for again, in as many days', () => {
    expect(after({ result: 'INTERVIEW', on: '2026-11-02' })).toEqual({
      next: 'ASK_AGAIN',
      dueOn: '2026-11-16',
      provisional: false,
    });
  });

  it('R-39 R-60: hired is verified', () => {
    expect(after({ result: 'HIRED', on: '2026-11-02' })).toEqual({ next: 'VERIFY_EMPLOYMENT' });
  });

  it('R-39 R-63: a refusal is asked for its reason, heeded by the next push, and costs nothing', () => {
    expect(after({ result: 'DECLINED', on: '2026-11-02', reason: 'DISTANCE' })).toEqual({
      next: 'PUSH_ANOTHER',
      avoid: 'DISTANCE',
    });
    expect(after({ result: 'NOT_HIRED', on: '2026-11-02' })).toEqual({ next: 'PUSH_ANOTHER' });
  });

  it('R-28: not hired and declined are the attempts in the market that came to nothing', () => {
    const kinds = Object.keys(PUSH_RESULTS) as PushResultKind[];
    expect(kinds.filter(isFailedAttempt)).toEqual(['NOT_HIRED', 'DECLINED']);
  });
});
