import { startOfDay, endOfDay } from '../../../domain/civil-date';
import { COUNTY_OFFICER, Life, registration } from '../../support/life';
import { OTHER_CITY_RULES, XUCHANG_RULES } from '../../support/rules';

const MONDAY = '2026-03-02';
const registered = () => new Life(registration(MONDAY), XUCHANG_RULES);
const planOf = (life: Life) => life.state.tasks.find(({ kind }) => kind === 'PLAN');
const followUpOf = (life: Life) => life.state.tasks.find(({ kind }) => kind === 'FOLLOW_UP');

/** The other city's version comes into force here. */
function underNewVersion(life: Life): Life {
  life.rules = OTHER_CITY_RULES;
  return life;
}

describe('a new version in the middle of a life', () => {
  it('moves no deadline that was given', () => {
    const life = registered().until('2026-03-03');
    const given = life.state.tasks;
    underNewVersion(life).until('2026-03-04');
    life.does('recordContactAttempt', { on: life.today, channel: 'VISIT', outcome: 'NOT_AT_HOME' });
    expect(life.state.tasks).toEqual(given);
  });

  it('counts new deadlines by its own days', () => {
    const life = underNewVersion(registered().until('2026-03-03'));
    life.does('certifyHardship', { category: 'H7', on: life.today, evidenceId: 'e' }, COUNTY_OFFICER);
    expect(planOf(life)).toMatchObject({ dueOn: '2026-03-24' });
  });

  it('R-31: leaves an open package the terms on which it was opened', () => {
    const life = underNewVersion(registered().until('2026-03-04')).givesBasicFour().gives131();
    expect(life.factsOf('TaskCompleted')).toEqual([
      { taskId: 'basic4', doneOn: '2026-03-04', late: false },
      { taskId: 's131', doneOn: '2026-03-04', late: false },
    ]);
  });

  it('records what only the new version knows, towards no package that is open', () => {
    const life = underNewVersion(registered().until('2026-03-04'));
    const before = life.state.tasks;
    life.does('recordService', { item: 'POLICY_TALK', answer: 'PROVIDED', on: life.today });
    expect(life.state.tasks).toEqual(before);
    life.givesBasicFour().gives131();
    expect(
      life.tries('recordService', { item: 'POLICY_TALK', answer: 'NO_NEED', on: life.today }),
    ).toMatchObject({
      refusal: { code: 'ANSWER_NOT_ALLOWED' },
    });
  });

  it('A-2: goes on with the ladder from the level that was reached, and reaches none twice', () => {
    const life = underNewVersion(registered().until('2026-03-06')).until('2026-04-01');
    const climbed = life.batches.flatMap(({ at, facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'TaskEscalated' && fact.data.taskId === 'basic4' ? [[fact.data.level, at]] : [],
      ),
    );
    expect(climbed).toEqual([
      ['SUBDISTRICT', startOfDay('2026-03-05')],
      ['COUNTY', endOfDay('2026-03-09')],
      ['CITY', endOfDay('2026-03-11')],
    ]);
  });

  it('R-52: keeps the follow-up that is planned, and goes on in the new cadence', () => {
    const life = registered().givesBasicFour().gives131().until('2026-04-10');
    underNewVersion(life).followsUp();
    expect(life.factsOf('FollowUpRecorded')).toMatchObject([{ period: '2026-04' }]);
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q3', opensOn: '2026-07-01' });
  });

  it('R-52: after a month that was missed the running quarter is due, not the one after it', () => {
    const life = underNewVersion(registered().until('2026-04-20')).until('2026-05-02');
    expect(life.factsOf('FollowUpMissed')).toMatchObject([{ period: '2026-04' }]);
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q2', dueOn: '2026-06-30' });
  });

  describe('from quarters to months', () => {
    const quarterly = () => new Life(registration(MONDAY), OTHER_CITY_RULES);
    const underMonths = (life: Life): Life => {
      life.rules = XUCHANG_RULES;
      return life;
    };
    const held = (life: Life, on: string) => {
      const findings = {
        jobSearch: 'SEARCHING',
        income: 'UNCHANGED',
        family: 'UNCHANGED',
        intent: 'UNCHANGED',
      } as const;
      return life.does('recordFollowUp', { on, channel: 'VISIT', findings });
    };

    it('R-52: a contact of the quarter is followed by the next month, not by the next quarter', () => {
      const life = held(underMonths(quarterly().until('2026-04-10')), '2026-04-10');
      expect(life.factsOf('FollowUpRecorded')).toMatchObject([{ period: '2026-Q2' }]);
      expect(followUpOf(life)).toMatchObject({ period: '2026-05' });
    });

    it('R-52: entered late, it is followed by the running month: none is missed that nobody could know of', () => {
      const life = held(underMonths(quarterly().until('2026-06-10')), '2026-04-10').until('2026-06-11');
      expect(followUpOf(life)).toMatchObject({ period: '2026-06' });
      expect(life.factsOf('FollowUpMissed')).toEqual([]);
    });
  });
});
