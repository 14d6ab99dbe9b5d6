import { DIARY_ENTRIES, diaryOf } from '../../domain/diary';
import { Life, registration } from '../support/life';

function diary(life: Life) {
  const entered = life.batches.flatMap(({ facts, at }) => facts.map((fact) => ({ fact, at, by: 'staff' })));
  return diaryOf(entered);
}

describe('the diary of a case (R-75)', () => {
  it('R-75: has an entry for each service and each contact, by the day of the act', () => {
    const life = new Life(registration('2026-11-02')).until('2026-11-05');
    life.does('recordContactAttempt', { on: '2026-11-05', channel: 'PHONE', outcome: 'NO_ANSWER' });
    life.does('recordService', {
      item: 'POLICY_SERVICE',
      answer: 'PROVIDED',
      on: '2026-11-03',
      noteId: 'n-1',
    });
    expect(diary(life).map(({ on, what, noteId }) => [on, what, noteId])).toEqual([
      ['2026-11-03', '提供服务', 'n-1'],
      ['2026-11-05', '尝试联系', undefined],
    ]);
  });

  it('R-75: is written by nobody a second time and holds nothing that time alone did', () => {
    const life = new Life(registration('2026-01-05')).until('2026-09-01');
    expect(life.factsOf('FollowUpMissed').length).toBeGreaterThan(0);
    expect(diary(life)).toEqual([]);
    expect(Object.values(DIARY_ENTRIES)).not.toContain('');
  });
});
