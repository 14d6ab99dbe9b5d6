import { isHelped } from '../../../domain/case/state';
import fc from 'fast-check';
import type { CommandData } from '../../../domain/case/commands';
import type { EndingGround } from '../../../domain/case/state';
import { nextWake, wake } from '../../../domain/case/wake';
import { startOfDay, endOfDay } from '../../../domain/civil-date';
import { differencesBetween } from '../../../domain/policy/differences';
import { leavesOf } from '../../../domain/policy/leaves';
import { anyLife } from '../../support/arbitrary-life';
import { COUNTY_OFFICER, Life, registration } from '../../support/life';
import { OTHER_CITY_RULES, XUCHANG_RULES } from '../../support/rules';

const EVIDENCE = 'e-1';
/** A Monday; no holiday shifts a working day in the weeks after it. */
const MONDAY = '2026-03-02';

const registered = (on = MONDAY) => new Life(registration(on), OTHER_CITY_RULES);
const taskOf = (life: Life, id: string) => life.state.tasks.find((task) => task.id === id);
const followUpOf = (life: Life) => life.state.tasks.find(({ kind }) => kind === 'FOLLOW_UP');

function gives(life: Life, item: string, more: Partial<CommandData['recordService']> = {}): Life {
  return life.does('recordService', { item, answer: 'PROVIDED', on: life.today, ...more });
}

function givesEverything(life: Life): Life {
  for (const item of ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'SKILL_ASSESSMENT'])
    gives(life, item);
  gives(life, 'BUSINESS_SERVICE', { answer: 'NO_NEED' });
  for (const item of ['POLICY_TALK', 'CAREER_GUIDANCE']) gives(life, item);
  for (const reference of ['V-1', 'V-2', 'V-3']) gives(life, 'VACANCY', { reference, fitReason: 'WAGE' });
  return gives(life, 'TRAINING', { reference: 'T-1', fitReason: 'HOURS' });
}

function works(life: Life, more: Partial<CommandData['reportEmployment']>): Life {
  return life.does('reportEmployment', {
    type: 'UNIT',
    startedOn: life.today,
    evidenceId: EVIDENCE,
    evidenceKind: 'EMPLOYMENT_REGISTRATION',
    ...more,
  });
}

describe('a city that chose differently wherever it could', () => {
  it('shares no number with Xuchang but those of the law', () => {
    const [xuchang, other] = [XUCHANG_RULES, OTHER_CITY_RULES].map(({ policy }) =>
      leavesOf(policy.parameters),
    );
    const different = new Set(
      differencesBetween(XUCHANG_RULES.policy.parameters, OTHER_CITY_RULES.policy.parameters).map(
        ({ path }) => path,
      ),
    );
    const same = [...(xuchang?.keys() ?? [])].filter(
      (path) => other?.has(path) && !different.has(path) && typeof other.get(path) === 'number',
    );
    expect(same).toEqual([
      'benefits.unemploymentInsurance.minContributionMonths',
      'benefits.unemploymentInsurance.steps.0.fromContributionMonths',
      'benefits.unemploymentInsurance.capMonths',
    ]);
  });

  it('R-29 R-31: first help has its own packages, days and items', () => {
    const life = registered();
    expect(life.state.tasks.slice(0, 2)).toMatchObject([
      { id: 'basic5', dueOn: '2026-03-11', urgentFrom: startOfDay('2026-03-09'), items: { length: 5 } },
      { id: 's1131', dueOn: '2026-03-16', urgentFrom: startOfDay('2026-03-12'), items: { length: 4 } },
    ]);
    givesEverything(life);
    expect(life.factsOf('TaskCompleted').map(({ taskId }) => taskId)).toEqual(['basic5', 's1131']);
  });

  it('A-4 A-5: what fulfils an item is its choice too', () => {
    const life = registered();
    gives(life, 'CAREER_GUIDANCE', { answer: 'DECLINED' });
    gives(life, 'VACANCY', { answer: 'DECLINED', reference: 'V-1', fitReason: 'WAGE' });
    const done = taskOf(life, 's1131')?.items?.map((item) => [item.code, item.done.length]);
    expect(done).toEqual([
      ['POLICY_TALK', 0],
      ['CAREER_GUIDANCE', 1],
      ['VACANCY', 0],
      ['TRAINING', 0],
    ]);
    expect(life.tries('recordService', { item: 'TRAINING', answer: 'PROVIDED', on: MONDAY })).toMatchObject({
      refusal: { code: 'REFERENCE_REQUIRED' },
    });
  });

  it('A-2: late work climbs its ladders, and work without a ladder climbs none', () => {
    const life = new Life(registration(MONDAY), OTHER_CITY_RULES, { orgCode: '411002' }).until('2026-04-01');
    const climbed = life.batches.flatMap(({ at, facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'TaskEscalated' ? [[fact.data.taskId, fact.data.level, at]] : [],
      ),
    );
    expect(climbed).toEqual([
      ['basic5', 'COUNTY', startOfDay('2026-03-10')],
      ['basic5', 'CITY', endOfDay('2026-03-13')],
      ['s1131', 'SUBDISTRICT', endOfDay('2026-03-19')],
    ]);
    expect(life.state.tasks.find(({ kind }) => kind === 'ASSIGN_OWNER')).toMatchObject({
      dueOn: '2026-03-04',
    });
  });

  it('R-47 R-52: follow-ups go by the quarter, missed ones to the county and the city', () => {
    const life = givesEverything(registered());
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q2', urgentFrom: startOfDay('2026-06-10') });
    life.until('2026-10-02');
    expect(life.factsOf('FollowUpMissed')).toMatchObject([{ period: '2026-Q2' }, { period: '2026-Q3' }]);
    expect(followUpOf(life)).toMatchObject({ period: '2026-Q4', escalatedTo: 'CITY' });
  });

  it('R-26 R-52: certified hardship keeps the quarter, and the plan has fifteen working days', () => {
    const life = givesEverything(registered());
    life.does('certifyHardship', { category: 'H6a', on: MONDAY, evidenceId: EVIDENCE }, COUNTY_OFFICER);
    expect(followUpOf(life)?.period).toBe('2026-Q2');
    expect(life.factsOf('TaskWithdrawn')).toEqual([]);
    expect(life.state.tasks.find(({ kind }) => kind === 'PLAN')).toMatchObject({
      dueOn: '2026-03-23',
      nextRung: { level: 'CITY' },
    });
  });

  it('R-65: the record is brought up to date after twelve months', () => {
    expect(registered().factsOf('LongTermPlanned')).toEqual([{ months: 12, on: '2027-03-02' }]);
  });

  it('R-53 A-9: flexible work is followed up by the half-year, the running one if ten days are left of it', () => {
    const early = works(givesEverything(registered()).until('2026-06-20'), { type: 'FLEXIBLE' });
    expect(followUpOf(early)?.period).toBe('2026-H1');
    const late = works(givesEverything(registered()).until('2026-06-21'), { type: 'FLEXIBLE' });
    expect(followUpOf(late)?.period).toBe('2026-H2');
  });

  it('R-54 A-10: two years of contract are stable, one is not; three quarters held end the case', () => {
    expect(works(registered(), { contractMonths: 12 }).state.employment).toBe('FLEXIBLE');
    const life = works(registered(), { contractMonths: 24 });
    expect(followUpOf(life)?.period).toBe('2026-Q1');
    for (const day of ['2026-03-20', '2026-05-20', '2026-08-20']) {
      expect(life.state.phase).toBe('OPEN');
      life.until(day).followsUp();
    }
    expect(life.factsOf('CaseClosed')).toMatchObject([{ reason: 'STABLE_EMPLOYMENT' }]);
  });

  it('R-58: what is entered on the second working day counts on that day', () => {
    const life = registered().until('2026-03-13');
    for (const item of ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'SKILL_ASSESSMENT'])
      gives(life, item, { on: '2026-03-11' });
    gives(life, 'BUSINESS_SERVICE', { on: '2026-03-11' });
    expect(life.factsOf('TaskCompleted')).toMatchObject([
      { taskId: 'basic5', doneOn: '2026-03-13', late: true },
    ]);
  });

  it('R-57 R-61: an ending is reviewed within three working days', () => {
    const life = registered();
    life.does('requestEnding', {
      ground: 'INCAPABLE',
      happenedOn: MONDAY,
      evidenceId: EVIDENCE,
      evidenceKind: 'LABOUR_CAPACITY_CONCLUSION',
    });
    const review = life.state.tasks.find(({ kind }) => kind === 'ENDING_REVIEW');
    expect(review).toMatchObject({ dueOn: '2026-03-05' });
    expect(review?.nextRung).toBeUndefined();
    life.does('reviewEnding', { decision: 'APPROVE' }, COUNTY_OFFICER);
    expect(life.state).toMatchObject({ registration: 'CANCELLED', ended: { helpEnded: 'INCAPABLE' } });
  });

  it.each([
    ['R-63', 'THREE_REFUSALS'],
    ['R-64', 'SIX_MONTHS_WITHOUT_CONTACT'],
  ])('%s: nor does its pack let anybody cancel for %s', (_clause, ground) => {
    const ending = {
      ground: ground as EndingGround,
      happenedOn: MONDAY,
      evidenceId: EVIDENCE,
      evidenceKind: 'LEGAL_DOCUMENT',
    } as const;
    expect(registered().tries('requestEnding', ending, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'UNLAWFUL_GROUND' },
    });
  });
});

describe('there, too, whatever commands come in whatever order', () => {
  const holds = (check: (life: Life) => void) => fc.assert(anyLife(check, OTHER_CITY_RULES), { numRuns: 40 });

  it('R-61 R-63 R-64: a registration ends only by a lawful ground or by registered flexible work', () => {
    holds((life) => {
      const ends = [...life.factsOf('RegistrationCancelled'), ...life.factsOf('RegistrationConverted')];
      const standing = ends.length - life.factsOf('RegistrationRestored').length;
      expect(standing).toBe(life.state.registration === 'ACTIVE' ? 0 : 1);
    });
  });

  it('R-47: whoever is helped has a follow-up planned, one, and is woken again', () => {
    holds(({ state, now }) => {
      if (!isHelped(state)) return;
      expect(state.tasks.filter(({ kind }) => kind === 'FOLLOW_UP')).toHaveLength(1);
      expect((nextWake(state, now) ?? '') > now).toBe(true);
    });
  });

  it('nothing is left to do for time at an instant once it has done its part', () => {
    holds((life) => expect(wake(life.state, { ...life.rules, at: life.now })).toEqual([]));
  });
});
