import type { TaskKind } from '../../../domain/case/task';
import { CASEWORKER, COUNTY_OFFICER, Life, registration, REVIEWER } from '../../support/life';

const MONDAY = '2026-03-02';
const EVIDENCE = 'e-1';

const taskOf = ({ state }: Life, kind: TaskKind) => state.tasks.find((task) => task.kind === kind);
const certified = (category: 'H6a' | 'H7' = 'H6a') =>
  new Life(registration(MONDAY))
    .givesBasicFour()
    .gives131()
    .does('certifyHardship', { category, on: MONDAY, evidenceId: EVIDENCE }, COUNTY_OFFICER);
const recommended = () => certified().does('recommendPost', { on: MONDAY, answer: 'ACCEPTS' });
const applied = () => recommended().does('applyForPost', { on: MONDAY, postId: 'G-1' });
const placement = {
  postId: 'G-1',
  rankingId: 'PX-1',
  startedOn: MONDAY,
  until: '2029-03-01',
  basis: 'FULL_TERM',
  evidenceId: EVIDENCE,
} as const;
const placed = () => applied().does('placeInPost', placement, COUNTY_OFFICER);

describe('a public-welfare post (R-28, R-35, R-89)', () => {
  it('R-35: recommending it does the duty, whatever the person answers', () => {
    expect(taskOf(recommended(), 'POST_RECOMMENDATION')).toBeUndefined();
    const declined = certified().does('recommendPost', { on: MONDAY, answer: 'DECLINES' });
    expect(taskOf(declined, 'POST_RECOMMENDATION')).toBeUndefined();
    expect(declined.state).toMatchObject({ level: 'II', registration: 'ACTIVE' });
    expect(declined.tries('applyForPost', { on: MONDAY, postId: 'G-1' })).toMatchObject({
      refusal: { code: 'NOT_RECOMMENDED' },
    });
  });

  it('R-28: without special hardship the market is tried first', () => {
    expect(certified('H7').tries('recommendPost', { on: MONDAY, answer: 'ACCEPTS' })).toMatchObject({
      refusal: { code: 'MARKET_FIRST' },
    });
  });

  it('R-28: it is for persons of certified hardship', () => {
    const life = new Life(registration(MONDAY));
    expect(life.tries('recommendPost', { on: MONDAY, answer: 'ACCEPTS' })).toMatchObject({
      refusal: { code: 'NOT_LEVEL_II' },
    });
  });

  it('R-89: the county places, in the post that was applied for, by a ranking', () => {
    expect(applied().tries('placeInPost', placement, REVIEWER)).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    expect(applied().tries('placeInPost', { ...placement, postId: 'G-2' }, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'POST_NOT_APPLIED_FOR' },
    });
    expect(placed().factsOf('PublicPostPlaced')).toMatchObject([{ rankingId: 'PX-1' }]);
  });

  it('R-28: a term is three years at the most, or less than five until retirement', () => {
    const until = (day: string, basis: 'FULL_TERM' | 'UNTIL_RETIREMENT') =>
      applied().tries('placeInPost', { ...placement, until: day, basis }, COUNTY_OFFICER);
    expect(until('2029-03-02', 'FULL_TERM')).toMatchObject({ refusal: { code: 'POST_TERM_TOO_LONG' } });
    expect(until('2031-03-01', 'UNTIL_RETIREMENT')).toHaveProperty('facts');
    expect(until('2031-03-02', 'UNTIL_RETIREMENT')).toMatchObject({
      refusal: { code: 'POST_TERM_TOO_LONG' },
    });
  });

  it('R-28 R-53 R-61 X1: a placement is employment that is not stable', () => {
    const life = placed();
    expect(life.state).toMatchObject({
      registration: 'CANCELLED',
      employment: 'FLEXIBLE',
      level: 'I',
      hardship: [],
    });
    expect(life.factsOf('RegistrationCancelled')).toMatchObject([{ ground: 'HIRED' }]);
    expect(life.factsOf('EmploymentReported')).toMatchObject([{ type: 'PUBLIC_POST' }]);
    expect(life.state.tasks.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'NOTICE', 'POST_END']);
  });

  it('R-28: it is never reported as ordinary work', () => {
    const work = {
      type: 'PUBLIC_POST',
      startedOn: MONDAY,
      evidenceId: EVIDENCE,
      evidenceKind: 'PUBLIC_POST_AGREEMENT',
    } as const;
    expect(certified().tries('reportEmployment', work)).toMatchObject({
      refusal: { code: 'POST_BY_PLACEMENT' },
    });
  });

  it('R-28: the end of the term is foreseen two months ahead and shown to the county when it is missed', () => {
    const life = placed();
    expect(taskOf(life, 'POST_END')).toMatchObject({ opensOn: '2029-01-01', dueOn: '2029-03-01' });
    expect(taskOf(life.until('2029-03-02'), 'POST_END')).toMatchObject({ escalatedTo: 'COUNTY' });
  });

  it('R-56: at its end the person is unemployed, followed up by the month, and to register again', () => {
    const life = placed().until('2029-03-01');
    life.does('endPublicPost', { on: life.today, reason: 'TERM_OVER' });
    expect(life.state.employment).toBe('UNEMPLOYED');
    expect(taskOf(life, 'FOLLOW_UP')).toMatchObject({ clauses: ['R-47', 'A-8'] });
    expect(taskOf(life, 'POST_AFTER')).toMatchObject({ dueOn: '2029-03-08' });
    life.does('recordUnemployedAgain', { nextCaseId: '00000000-0000-4000-8000-000000000002' });
    expect(life.state).toMatchObject({ phase: 'CLOSED', tasks: [] });
    expect(life.tries('endPublicPost', { on: life.today, reason: 'LEFT' })).toMatchObject({
      refusal: { code: 'CASE_CLOSED' },
    });
  });

  it.each([
    ['straight from the post', (life: Life) => life],
    ['some time after it', (life: Life) => life.does('endPublicPost', { on: life.today, reason: 'LEFT' })],
  ])('R-28 R-57: other work found %s ends the placement and goes on as that work', (_when, first) => {
    const life = first(placed().until('2027-03-01'));
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: life.today,
      evidenceId: EVIDENCE,
      evidenceKind: 'CONTRACT_FILING',
      contractMonths: 24,
    });
    expect(life.state).toMatchObject({ employment: 'STABLE', phase: 'OPEN' });
    expect(life.state.publicPost).toBeUndefined();
    expect(life.state.tasks.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'NOTICE']);
    expect(life.factsOf('PublicPostEnded')).toHaveLength(1);
  });

  it('R-28: nobody leaves a post they are not in', () => {
    expect(certified().tries('endPublicPost', { on: MONDAY, reason: 'LEFT' }, CASEWORKER)).toMatchObject({
      refusal: { code: 'NOT_PLACED' },
    });
  });
});
