import { entryAndRest } from '../../../domain/case/correction/entry';
import type { CommandData } from '../../../domain/case/commands';
import type { TaskKind } from '../../../domain/case/task';
import { CASEWORKER, COUNTY_OFFICER, Life, registration, REVIEWER } from '../../support/life';

const MONDAY = '2026-03-02';

type Attempt = CommandData['recordContactAttempt'];

const registered = () => new Life(registration(MONDAY)).givesBasicFour().gives131();
const calls = (life: Life, call: Attempt['call'] = { hour: 9 }, more: Partial<Attempt> = {}) =>
  life.does('recordContactAttempt', {
    on: life.today,
    channel: 'PHONE',
    outcome: 'NO_ANSWER',
    call,
    ...more,
  });
const visits = (life: Life, by = CASEWORKER, more: Partial<Attempt> = {}) =>
  life.does(
    'recordContactAttempt',
    { on: life.today, channel: 'VISIT', outcome: 'NOT_AT_HOME', ...more },
    by,
  );
const reaches = (life: Life) =>
  life.does('recordVisit', { on: life.today, channel: 'PHONE', outcome: 'REACHED' });
const taskOf = ({ state }: Life, kind: TaskKind) => state.tasks.find((task) => task.kind === kind);
const searched = () => calls(registered());
const calledTwice = () => calls(searched(), { hour: 19 });

describe('a search for the person (R-64, R-47, A-12)', () => {
  it('R-64: the first call that reaches nobody begins it, with the next step as a task', () => {
    expect(searched().state.search).toEqual({
      first: { on: MONDAY, hour: 9, number: 'REGISTERED', knownNumbers: 1 },
      steps: {},
    });
    expect(taskOf(searched(), 'SEARCH_CALL')).toMatchObject({
      clauses: ['R-64', 'R-47'],
      dueOn: '2026-03-05',
    });
  });

  it('R-64: a visit to a closed door begins nothing, an online message neither', () => {
    const life = visits(registered());
    life.does('recordContactAttempt', { on: MONDAY, channel: 'ONLINE', outcome: 'NO_ANSWER' });
    expect(life.state.search).toBeUndefined();
    expect(life.state.followUps.failedAttempts).toBe(2);
  });

  it('R-64: the hour is that of the entry on the day itself, and is asked for on any other', () => {
    const life = registered();
    life.does('recordContactAttempt', { on: MONDAY, channel: 'PHONE', outcome: 'NO_ANSWER' });
    expect(life.state.search?.first.hour).toBe(10);
    life.until('2026-03-03');
    expect(
      life.tries('recordContactAttempt', { on: MONDAY, channel: 'PHONE', outcome: 'NO_ANSWER' }),
    ).toMatchObject({ refusal: { code: 'CALL_HOUR_REQUIRED', field: 'call.hour' } });
  });

  it('R-64: each step is a task, due in its own working days after the one before', () => {
    const life = calledTwice();
    expect(taskOf(life, 'SEARCH_CALL')).toBeUndefined();
    expect(taskOf(life, 'SEARCH_VISIT')).toMatchObject({ dueOn: '2026-03-09' });
    visits(life.until('2026-03-04'));
    expect(taskOf(life, 'SEARCH_COMPARISON')).toMatchObject({ dueOn: '2026-03-11' });
    expect(life.factsOf('TaskCompleted').slice(-2)).toMatchObject([
      { doneOn: MONDAY, late: false },
      { doneOn: '2026-03-04', late: false },
    ]);
  });

  it('R-64: a step goes up its ladder when it is late, and stays its owner’s', () => {
    const life = searched().until('2026-03-06');
    expect(taskOf(life, 'SEARCH_CALL')).toMatchObject({ escalatedTo: 'SUBDISTRICT' });
    calls(life, { hour: 19 });
    expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({ late: true });
  });

  it('R-64: the level of who visits makes it the community’s visit or the subdistrict’s', () => {
    expect(visits(calledTwice(), REVIEWER).state.search?.steps).toHaveProperty('SUBDISTRICT_VISIT');
    expect(visits(calledTwice(), COUNTY_OFFICER).state.search?.steps).toHaveProperty('SUBDISTRICT_VISIT');
    const standsIn = visits(calledTwice(), REVIEWER, { visitedBy: 'COMMUNITY' });
    expect(standsIn.state.search?.steps).toHaveProperty('COMMUNITY_VISIT');
    expect(
      calledTwice().tries('recordContactAttempt', {
        on: MONDAY,
        channel: 'VISIT',
        outcome: 'NOT_AT_HOME',
        visitedBy: 'SUBDISTRICT',
      }),
    ).toMatchObject({ refusal: { code: 'LEVEL_TOO_LOW', field: 'visitedBy' } });
  });

  it('R-64: steps are taken in any order, and a call or visit of one recorded act counts as well', () => {
    const life = visits(searched(), REVIEWER);
    expect(taskOf(life, 'SEARCH_CALL')).toMatchObject({ dueOn: '2026-03-05' });
    life.does('recordVisit', { on: MONDAY, channel: 'PHONE', outcome: 'NO_ANSWER', call: { hour: 20 } });
    life.does('recordVisit', { on: MONDAY, channel: 'VISIT', outcome: 'NOT_AT_HOME' });
    expect(taskOf(life, 'SEARCH_COMPARISON')).toBeDefined();
  });

  it('R-63 R-64: who refuses to talk was found: nobody searches on', () => {
    const life = calls(calledTwice(), { hour: 12 }, { outcome: 'REFUSED_TO_TALK' });
    expect(life.state.search).toBeUndefined();
    expect(taskOf(life, 'SEARCH_VISIT')).toBeUndefined();
  });

  it.each(['recordVisit', 'recordFollowUp'] as const)(
    'R-64: the next contact ends it and withdraws its task (%s)',
    (kind) => {
      const life = calledTwice().until('2026-03-10');
      if (kind === 'recordVisit') reaches(life);
      else life.followsUp();
      expect(life.state.search).toBeUndefined();
      expect(life.factsOf('TaskWithdrawn')).toMatchObject([{ reason: 'CONTACT_REGAINED' }]);
      expect(calls(life).state.search).toMatchObject({ first: { on: '2026-03-10' }, steps: {} });
    },
  );

  it('R-58 R-64: what was entered late and lies before the last contact begins and ends nothing', () => {
    const life = reaches(registered().until('2026-03-04'));
    calls(life, { hour: 9 }, { on: '2026-03-03' });
    expect(life.state.search).toBeUndefined();
    calls(life.until('2026-03-06'));
    life.does('recordVisit', { on: '2026-03-05', channel: 'PHONE', outcome: 'REACHED' });
    expect(life.state.search).toBeDefined();
  });

  it('R-64: it ends with the registration', () => {
    const life = calledTwice().does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e-1',
      evidenceKind: 'CONTRACT_FILING',
    });
    expect(life.state.search).toBeUndefined();
    expect(life.state.tasks.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'NOTICE']);
    expect(calls(life).state.search).toBeUndefined();
  });

  it('R-58: a wrong entry of a step has it taken again, one of the first call ends the search', () => {
    const corrects = (life: Life, nth: number) => {
      const attempts = life.ledger.filter(({ kind }) => kind === 'ContactAttempted');
      const some = entryAndRest(life.ledger, attempts[nth]?.seq ?? 0);
      if (!some) throw new Error('nothing to correct');
      return life.does('correctEntry', { ...some, reason: 'NOT_DONE', noteId: 'n' });
    };
    const step = corrects(calledTwice().until('2026-03-03'), 1);
    expect(step.state.search?.steps).toEqual({});
    expect(taskOf(step, 'SEARCH_CALL')).toMatchObject({ dueOn: '2026-03-06' });
    expect(taskOf(step, 'SEARCH_VISIT')).toBeUndefined();
    const first = corrects(calledTwice(), 0);
    expect(first.state.search).toBeUndefined();
    expect(taskOf(first, 'SEARCH_VISIT')).toBeUndefined();
  });
});
