import { digestOf } from '../../domain/digest';

const nothing = { own: 0, opened: 0, urgent: 0, overdue: 0, raised: 0 };

describe('the day’s mail to a member of staff', () => {
  it('says how much waits, and where it is done', () => {
    const digest = digestOf(
      '2026-11-25',
      { own: 7, opened: 2, urgent: 1, overdue: 3, raised: 4 },
      'https://b.example/',
    );
    expect(digest?.subject).toBe('帮扶待办 2026-11-25:逾期3项,即将到期1项');
    expect(digest?.text).toContain('我的待办:共7项,其中今日新增2项,即将到期1项,逾期3项。');
    expect(digest?.text).toContain('辖区内逾期上报:4项。');
    expect(digest?.text).toContain('https://b.example/');
  });

  it('is not written when nothing waits', () => {
    expect(digestOf('2026-11-25', nothing, 'https://b.example/')).toBeUndefined();
    expect(digestOf('2026-11-25', { ...nothing, raised: 1 }, 'https://b.example/')).toBeDefined();
  });
});
