import { Life, registration } from '../../support/life';
import { OTHER_CITY_RULES } from '../../support/rules';

describe('a ladder that changes under open tasks', () => {
  it('R-03 A-2: who is to see what is late follows the ladder in force, the dates stay as they were given', () => {
    const life = new Life(registration('2026-11-23'));
    const given = life.state.tasks.map(({ id, dueOn }) => [id, dueOn]);
    life.rules = { ...life.rules, policy: OTHER_CITY_RULES.policy };
    life.until('2026-12-31');
    expect(life.factsOf('RungMoved').map(({ taskId, next }) => [taskId, next?.level])).toEqual([
      ['basic4', 'COUNTY'],
      ['s131', 'SUBDISTRICT'],
      ['service:JOB_SEARCH_GUIDANCE:4', undefined],
    ]);
    expect(life.factsOf('TaskEscalated').map(({ taskId, level }) => [taskId, level])).toEqual([
      ['basic4', 'COUNTY'],
      ['basic4', 'CITY'],
      ['s131', 'SUBDISTRICT'],
    ]);
    expect(life.state.tasks.map(({ id, dueOn }) => [id, dueOn])).toEqual(given);
  });

  it('A-2: a level that was reached is not reached again on the other ladder', () => {
    const life = new Life(registration('2026-11-23')).until('2026-12-02');
    expect(life.state.tasks[0]?.escalatedTo).toBe('COUNTY');
    life.rules = { ...life.rules, policy: OTHER_CITY_RULES.policy };
    life.until('2026-12-31');
    const levels = life.factsOf('TaskEscalated').filter(({ taskId }) => taskId === 'basic4');
    expect(levels.map(({ level }) => level)).toEqual(['SUBDISTRICT', 'COUNTY', 'CITY']);
  });
});
