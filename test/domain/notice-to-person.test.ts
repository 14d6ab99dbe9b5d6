import { noticeOf, noticeStanding, type NoticeAttempt } from '../../domain/notice-to-person';
import { XUCHANG_RULES } from '../support/rules';

const parameters = { attemptsBeforeLetter: 2, retryWorkdays: 1 };
const failed = (channel: NoticeAttempt['channel'], on: string): NoticeAttempt => ({
  channel,
  on,
  delivered: false,
});
const standing = (...attempts: NoticeAttempt[]) =>
  noticeStanding('2026-11-20', attempts, XUCHANG_RULES.calendar, parameters);

describe('telling a person that the registration was cancelled (R-62)', () => {
  it('R-62: is owed on the same day', () => {
    expect(noticeOf('HIRED', '2026-11-20')).toEqual({ owed: true, on: '2026-11-20' });
    expect(standing()).toMatchObject({ channel: 'SMS', by: '2026-11-20' });
  });

  it.each(['ABROAD', 'PRISON', 'DEATH'] as const)('R-62: is not owed for %s', (ground) => {
    expect(noticeOf(ground, '2026-11-20')).toEqual({ owed: false, because: ground });
  });

  it('R-62: is tried again by telephone, and then by letter', () => {
    expect(standing(failed('SMS', '2026-11-20'))).toMatchObject({ channel: 'PHONE', by: '2026-11-23' });
    expect(standing(failed('SMS', '2026-11-20'), failed('PHONE', '2026-11-23'))).toMatchObject({
      channel: 'LETTER',
      by: '2026-11-24',
    });
  });

  it('R-62: is done when one of them arrived', () => {
    expect(
      standing(failed('SMS', '2026-11-20'), { channel: 'PHONE', on: '2026-11-23', delivered: true }),
    ).toEqual({ standing: 'DELIVERED', on: '2026-11-23' });
  });
});
