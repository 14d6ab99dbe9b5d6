import { coursesToSuggest, type Course, type Learner } from '../../domain/course-suggestions';

const course = (id: string, more: Partial<Course> = {}): Course => ({
  id,
  kind: 'SKILL',
  enrolFrom: '2026-11-01',
  enrolUntil: '2026-11-30',
  trade: '保育师',
  ...more,
});
const learner: Learner = { classes: ['TRAINING'], trades: [], hasStartUpBasics: undefined, told: [] };
const suggested = (courses: Course[], more: Partial<Learner> = {}, on = '2026-11-15') =>
  coursesToSuggest(courses, { ...learner, ...more }, on).map(({ id }) => id);

describe('courses to suggest', () => {
  it('R-77: are open ones of the list that the person was not told of, the first to close first', () => {
    const courses = [
      course('later', { enrolUntil: '2026-12-31' }),
      course('told'),
      course('over', { enrolUntil: '2026-11-14' }),
      course('not yet', { enrolFrom: '2026-11-16' }),
      course('now'),
    ];
    expect(suggested(courses, { told: ['told'] })).toEqual(['now', 'later']);
  });

  it('R-77: are open from the first to the last day of enrolment, both included', () => {
    const on = (day: string) => suggested([course('a')], {}, day);
    expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(on)).toEqual([[], ['a'], ['a'], []]);
  });

  it('R-77: are of the trades the person wishes for, or of any', () => {
    const courses = [course('a'), course('b', { trade: '电工' })];
    expect(suggested(courses, { trades: ['电工'] })).toEqual(['b']);
    expect(suggested(courses)).toEqual(['a', 'b']);
  });

  it('R-77: are none for who has no wish for training', () => {
    expect(suggested([course('a')], { classes: ['JOB'] })).toEqual([]);
  });

  it('R-84: on starting a business are for who wants it and does not lack the basics', () => {
    const startUp = [course('s', { kind: 'STARTUP' })];
    expect(suggested(startUp, { classes: ['STARTUP'], hasStartUpBasics: true })).toEqual(['s']);
    expect(suggested(startUp, { classes: ['STARTUP'] })).toEqual(['s']);
    expect(suggested(startUp, { classes: ['STARTUP'], hasStartUpBasics: false })).toEqual([]);
    expect(suggested(startUp, { classes: ['TRAINING'], hasStartUpBasics: true })).toEqual([]);
  });
});
