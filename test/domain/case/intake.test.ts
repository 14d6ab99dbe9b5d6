import { Life, morning, registration } from '../../support/life';

describe('a registration opens its case (R-10, R-16, R-17, R-29, R-31)', () => {
  it('R-29 R-37 A-1: first help is due after five working days, guidance after ten, the day itself not counted', () => {
    const { state } = new Life(registration('2026-11-23'));
    expect(state.tasks.map(({ id, dueOn, overdueFrom }) => ({ id, dueOn, overdueFrom }))).toEqual([
      { id: 'basic4', dueOn: '2026-11-30', overdueFrom: '2026-11-30T16:00:00.000Z' },
      { id: 's131', dueOn: '2026-11-30', overdueFrom: '2026-11-30T16:00:00.000Z' },
      {
        id: 'service:JOB_SEARCH_GUIDANCE:4',
        dueOn: '2026-12-07',
        overdueFrom: '2026-12-07T16:00:00.000Z',
      },
      { id: 'follow-up:2026-12', dueOn: '2026-12-31', overdueFrom: '2026-12-31T16:00:00.000Z' },
    ]);
  });

  it('R-29: adjusted Saturdays and Sundays are working days', () => {
    const { state } = new Life(registration('2026-02-09'));
    expect(state.tasks[0]?.dueOn).toBe('2026-02-14');
  });

  it('A-1: a registration at 23:59 belongs to that day, one a minute later to the next', () => {
    const late = new Life(registration('', { registeredAt: '2026-11-23T15:59:00.000Z' }));
    const next = new Life(registration('', { registeredAt: '2026-11-23T16:00:00.000Z' }));
    expect([late.state.registeredOn, late.state.tasks[0]?.dueOn]).toEqual(['2026-11-23', '2026-11-30']);
    expect([next.state.registeredOn, next.state.tasks[0]?.dueOn]).toEqual(['2026-11-24', '2026-12-01']);
  });

  it('R-52 A-6: the first follow-up belongs to the month after registration', () => {
    const task = new Life(registration('2026-01-31')).state.tasks.find(({ kind }) => kind === 'FOLLOW_UP');
    expect(task).toMatchObject({ period: '2026-02', opensOn: '2026-02-01', dueOn: '2026-02-28' });
  });

  it('R-05 R-68: a case without anybody to own it asks the county to name somebody within a working day', () => {
    const life = new Life(registration('2026-11-23'), undefined, { orgCode: '411002' });
    expect(life.state.tasks[0]).toMatchObject({ kind: 'ASSIGN_OWNER', dueOn: '2026-11-24' });
    life.does('assignOwner', { orgCode: '411002001001', staffId: 'c1' });
    expect(life.state.owner).toEqual({ orgCode: '411002001001', staffId: 'c1' });
    expect(life.state.tasks.some(({ kind }) => kind === 'ASSIGN_OWNER')).toBe(false);
  });

  it('calendar: a due date in an unpublished year is provisional, and declares nobody late', () => {
    const life = new Life(registration('2026-12-28'));
    expect(life.state.tasks[0]).toMatchObject({ dueOn: '2027-01-05', provisional: true });
    life.until('2027-01-20');
    expect(life.factsOf('TaskEscalated')).toEqual([]);
  });

  it('calendar: once the year is published, the later of announced and recomputed date holds', () => {
    const life = new Life(registration('2026-12-28')).until('2026-12-30');
    const published = { year: 2027, status: 'PUBLISHED' as const, off: ['2027-01-01'], work: ['2027-01-02'] };
    life.rules = {
      ...life.rules,
      calendar: {
        version: '2',
        years: [...life.rules.calendar.years.filter(({ year }) => year !== 2027), published],
      },
    };
    life.until(morning('2027-01-07'));
    expect(
      life.factsOf('TaskRescheduled').map(({ task }) => [task.id, task.dueOn, task.provisional]),
    ).toEqual([
      ['basic4', '2027-01-05', false],
      ['s131', '2027-01-05', false],
      ['service:JOB_SEARCH_GUIDANCE:4', '2027-01-12', false],
    ]);
    expect(life.factsOf('TaskEscalated').map(({ level }) => level)).toEqual([
      'SUBDISTRICT',
      'COUNTY',
      'SUBDISTRICT',
      'COUNTY',
    ]);
  });
});
