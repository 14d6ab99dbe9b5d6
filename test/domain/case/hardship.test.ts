import { decideOpening } from '../../../domain/case/decide';
import type { TaskKind } from '../../../domain/case/task';
import type { HardshipCategory } from '../../../domain/hardship/categories';
import {
  CASEWORKER,
  COUNTY_OFFICER,
  Life,
  morning,
  planOf,
  registration,
  REVIEWER,
} from '../../support/life';
import { XUCHANG_RULES } from '../../support/rules';

const EVIDENCE = 'e-1';
const REASON = 'r-1';
const MONDAY = '2026-03-02';

/** Settled in: first help is given. */
const settled = (on = MONDAY) => new Life(registration(on)).givesBasicFour().gives131();
const taskOf = ({ state }: Life, kind: TaskKind) => state.tasks.find((task) => task.kind === kind);
/** All that is open but telling the person. */
const dutiesOf = ({ state }: Life) => state.tasks.map(({ kind }) => kind).filter((kind) => kind !== 'NOTICE');
const applies = (life: Life, category: HardshipCategory = 'H7') =>
  life.does('applyForHardship', { category, on: life.today, evidenceId: EVIDENCE });
const pass = (life: Life) => ({ on: life.today, outcome: 'PASS' as const });
const certified = (life: Life, category: HardshipCategory = 'H7') =>
  life.does('certifyHardship', { category, on: life.today, evidenceId: EVIDENCE }, COUNTY_OFFICER);

/** Checked and posted on Wednesday 4 March: the notice hangs until Monday 9 March. */
const posted = () => {
  const life = applies(settled()).until('2026-03-04');
  return life.does('checkHardship', pass(life));
};

describe('a candidate (R-33, A-13, A-19)', () => {
  it('R-33 A-19: what the registration points to is told within five working days, and certifies nobody', () => {
    const input = registration(MONDAY);
    const owner = { orgCode: input.orgCode, staffId: CASEWORKER.staffId };
    const context = { ...XUCHANG_RULES, at: morning(MONDAY) };
    const candidates = [{ category: 'H2' as const, because: '', toConfirm: ['retirementCategory'] }];
    const facts = decideOpening(input, owner, context, candidates);
    expect(facts.find(({ kind }) => kind === 'HardshipProposed')?.data).toEqual({
      categories: ['H2'],
      occasion: 'REGISTRATION',
    });
    const told = facts.find((fact) => fact.kind === 'TaskOpened' && fact.data.task.kind === 'HARDSHIP_TELL');
    expect(told?.data).toMatchObject({ task: { dueOn: '2026-03-09' } });
    expect(facts.some(({ kind }) => kind === 'HardshipCertified')).toBe(false);
  });

  it('A-13 R-33: at six months the long-term unemployed are proposed as H3', () => {
    const life = settled().until('2026-09-02');
    expect(life.factsOf('HardshipProposed')).toEqual([{ categories: ['H3'], occasion: 'LONG_TERM' }]);
    expect(taskOf(life, 'HARDSHIP_TELL')).toMatchObject({ dueOn: '2026-09-09' });
    expect(life.state).toMatchObject({ level: 'I', hardship: [] });
  });

  it('R-33: the person was told and declines; nothing is held against them, and half a year later it is said again', () => {
    const life = settled().until('2026-09-03');
    life.does('tellHardship', { on: life.today, answer: 'DECLINES' });
    expect(taskOf(life, 'HARDSHIP_TELL')).toBeUndefined();
    expect(life.state.assistance).toBeUndefined();
    expect(life.until('2027-03-02').factsOf('HardshipProposed')).toHaveLength(2);
  });

  it('R-33: whoever applies has been told', () => {
    const life = applies(settled().until('2026-09-03'), 'H3');
    expect(life.factsOf('HardshipTold')).toEqual([
      { categories: ['H3'], on: '2026-09-03', answer: 'APPLIES' },
    ]);
    expect(taskOf(life, 'HARDSHIP_TELL')).toBeUndefined();
  });

  it('R-33: nobody is told of what was not proposed', () => {
    expect(settled().tries('tellHardship', { on: MONDAY, answer: 'APPLIES' })).toMatchObject({
      refusal: { code: 'NOTHING_PROPOSED' },
    });
  });

  it('R-55 R-33: a changed family raises questions, and their answers a candidate', () => {
    const life = settled();
    const findings = {
      jobSearch: 'SEARCHING',
      income: 'UNCHANGED',
      family: 'CHANGED',
      intent: 'UNCHANGED',
    } as const;
    life.does('recordFollowUp', { on: life.today, channel: 'PHONE', findings });
    expect(taskOf(life, 'HARDSHIP_STATUS')).toMatchObject({ dueOn: '2026-03-16', clauses: ['R-55', 'R-33'] });
    life.does('recordFollowUp', { on: life.today, channel: 'PHONE', findings });
    expect(life.state.tasks.filter(({ kind }) => kind === 'HARDSHIP_STATUS')).toHaveLength(1);
    life.does('askHardship', { on: life.today, answers: { singleParent: true, disabled: false } });
    expect(taskOf(life, 'HARDSHIP_STATUS')).toBeUndefined();
    expect(life.state.assistance?.proposed).toEqual(['H6e']);
    expect(JSON.stringify(life.batches)).not.toContain('disabled');
  });
});

describe('the stages of certification (R-87, Q4)', () => {
  it('R-87: application, first check, notice, review, confirmation: seven working days in all', () => {
    const life = applies(settled());
    expect(taskOf(life, 'HARDSHIP_FIRST_CHECK')?.dueOn).toBe('2026-03-04');
    life.until('2026-03-04').does('checkHardship', pass(life));
    expect(life.state.assistance?.application).toMatchObject({
      stage: 'PUBLIC_NOTICE',
      notice: { postedOn: '2026-03-04', endsOn: '2026-03-09' },
    });
    life.until('2026-03-10');
    expect(taskOf(life, 'HARDSHIP_REVIEW')?.dueOn).toBe('2026-03-10');
    life.does('reviewHardship', pass(life), REVIEWER);
    expect(taskOf(life, 'HARDSHIP_CONFIRMATION')?.dueOn).toBe('2026-03-11');
    life.does('confirmHardship', pass(life), COUNTY_OFFICER);
    expect(life.state).toMatchObject({ level: 'II', hardship: ['H7'] });
    expect(life.state.assistance).toBeUndefined();
    expect(life.factsOf('TaskCompleted').filter(({ late }) => late)).toEqual([]);
  });

  it('R-87: a notice hangs for its whole days; nobody reviews before', () => {
    const life = posted().until('2026-03-09');
    expect(life.tries('reviewHardship', pass(life), REVIEWER)).toMatchObject({
      refusal: { code: 'NOT_AT_THIS_STAGE' },
    });
    expect(life.until('2026-03-10').tries('reviewHardship', pass(life), REVIEWER)).toHaveProperty('facts');
  });

  it('R-87: while the holidays are not published, a notice does not end on a day that may still move', () => {
    const life = applies(settled('2026-12-01').until('2026-12-28'));
    life.until('2026-12-30').does('checkHardship', pass(life)).until('2027-03-01');
    expect(life.state.assistance?.application?.stage).toBe('PUBLIC_NOTICE');
    const { calendar, policy } = XUCHANG_RULES;
    const years = calendar.years.map((year) => ({ ...year, status: 'PUBLISHED' as const }));
    life.rules = { policy, calendar: { version: '2', years } };
    life.until('2027-03-03');
    expect(life.state.assistance?.application?.stage).toBe('REVIEW');
  });

  it('R-87: an objection to the notice sends the application back, and the person may apply again', () => {
    const life = posted();
    life.does('objectToHardship', { on: life.today, reasonId: REASON });
    expect(life.factsOf('HardshipReturned')).toEqual([
      { category: 'H7', stage: 'PUBLIC_NOTICE', reasonId: REASON },
    ]);
    expect(life.state.assistance).toBeUndefined();
    expect(applies(life).state.assistance?.application?.stage).toBe('FIRST_CHECK');
  });

  it('R-87: nobody reviews or confirms their own act', () => {
    const life = applies(settled());
    life.does('checkHardship', pass(life), REVIEWER).until('2026-03-10');
    expect(life.tries('reviewHardship', pass(life), REVIEWER)).toMatchObject({
      refusal: { code: 'OWN_ACT' },
    });
    life.does('reviewHardship', pass(life), COUNTY_OFFICER);
    expect(life.tries('confirmHardship', pass(life), COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'OWN_ACT' },
    });
  });

  it.each([
    ['reviewHardship', CASEWORKER],
    ['confirmHardship', REVIEWER],
  ] as const)('R-87: %s is decided at its own level', (kind, by) => {
    const life = posted().until('2026-03-10');
    if (kind === 'confirmHardship')
      life.does('reviewHardship', pass(life), { ...REVIEWER, staffId: 'other' });
    expect(life.tries(kind, pass(life), by)).toMatchObject({ refusal: { code: 'LEVEL_TOO_LOW' } });
  });

  it('R-87: where the application is taken in it can be sent back, not declined', () => {
    const life = applies(settled());
    const decision = life.tries('checkHardship', { on: life.today, outcome: 'REJECT', reasonId: REASON });
    expect(decision).toMatchObject({ refusal: { code: 'OUTCOME_NOT_ALLOWED' } });
  });

  it('R-87: declined at the review, it is over, with the reason told to the person', () => {
    const life = posted().until('2026-03-10');
    life.does('reviewHardship', { on: life.today, outcome: 'REJECT', reasonId: REASON }, REVIEWER);
    expect(life.state).toMatchObject({ level: 'I', hardship: [] });
    expect(life.state.assistance).toBeUndefined();
    expect(taskOf(life, 'HARDSHIP_REVIEW')).toBeUndefined();
    expect(life.factsOf('PersonToBeNotified')).toMatchObject([{ template: 'HARDSHIP_DECLINED' }]);
  });

  it('R-87: a stage that is late goes up its ladder, and the next one inherits no delay', () => {
    const life = applies(settled()).until('2026-03-12');
    expect(taskOf(life, 'HARDSHIP_FIRST_CHECK')).toMatchObject({ escalatedTo: 'COUNTY' });
    life.does('checkHardship', pass(life)).until('2026-03-18');
    expect(taskOf(life, 'HARDSHIP_REVIEW')?.dueOn).toBe('2026-03-18');
  });

  it('R-87: one application at a time, and none is passed by', () => {
    const life = applies(settled());
    expect(
      life.tries('applyForHardship', { category: 'H8', on: life.today, evidenceId: EVIDENCE }),
    ).toMatchObject({
      refusal: { code: 'APPLICATION_PENDING' },
    });
    const direct = { category: 'H7', on: life.today, evidenceId: EVIDENCE } as const;
    expect(life.tries('certifyHardship', direct, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'APPLICATION_PENDING' },
    });
  });

  it('R-87: the county certifies at once on a certificate that is there already', () => {
    expect(certified(settled()).state).toMatchObject({ level: 'II', hardship: ['H7'] });
  });

  it('X1: whoever finds work meanwhile has no application left, and nobody a task of it', () => {
    const life = posted();
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: life.today,
      evidenceId: EVIDENCE,
      evidenceKind: 'CONTRACT_FILING',
    });
    life.until('2026-03-20');
    expect(life.state.assistance).toBeUndefined();
    expect(dutiesOf(life)).toEqual(['FOLLOW_UP']);
  });
});

describe('help in Level Ⅱ (R-26, R-27, R-34, R-35, R-88)', () => {
  it('R-34: basic help that was given is not given again, nor is what is still owed doubled', () => {
    expect(certified(settled()).state.tasks.some(({ kind }) => kind === 'PACKAGE_131')).toBe(false);
    const halfway = certified(new Life(registration(MONDAY)));
    expect(halfway.state.tasks.filter(({ kind }) => kind === 'PACKAGE_131')).toHaveLength(1);
  });

  it('R-35: special hardship calls for a post to be recommended within ten working days, once', () => {
    const life = certified(settled(), 'H6a');
    expect(taskOf(life, 'POST_RECOMMENDATION')).toMatchObject({
      dueOn: '2026-03-16',
      clauses: ['R-35', 'R-28'],
    });
    certified(life, 'H1');
    expect(life.state.tasks.filter(({ kind }) => kind === 'POST_RECOMMENDATION')).toHaveLength(1);
    expect(taskOf(certified(settled(), 'H7'), 'POST_RECOMMENDATION')).toBeUndefined();
  });

  it('R-26 R-88: a plan needs measures of several kinds; each later one is a new version', () => {
    const life = certified(settled());
    const plan = planOf(life.today);
    expect(life.tries('agreePlan', { ...plan, measures: plan.measures.slice(1) })).toMatchObject({
      refusal: { code: 'PLAN_INCOMPLETE', details: { fault: 'TOO_FEW_KINDS' } },
    });
    life.does('agreePlan', plan).does('agreePlan', plan);
    expect(life.factsOf('PlanAgreed').map(({ version }) => version)).toEqual([1, 2]);
    expect(life.state.assistance?.plan).toMatchObject({ version: 2, helperId: CASEWORKER.staffId });
  });

  it('R-26 R-52: a follow-up that finds a change calls for a new version of the plan', () => {
    const life = certified(settled()).does('agreePlan', planOf(MONDAY)).followsUp();
    expect(taskOf(life, 'PLAN')).toBeUndefined();
    const findings = {
      jobSearch: 'SEARCHING',
      income: 'UNCHANGED',
      family: 'UNCHANGED',
      intent: 'CHANGED',
    } as const;
    life.does('recordFollowUp', { on: life.today, channel: 'VISIT', findings });
    expect(taskOf(life, 'PLAN')).toMatchObject({ clauses: ['R-26', 'R-52'], dueOn: '2026-03-16' });
    expect(taskOf(life.does('agreePlan', planOf(MONDAY)), 'PLAN')).toBeUndefined();
  });

  it('R-27: a problem open for two months is seen by the subdistrict; solved, it is over', () => {
    const life = certified(settled()).does('openProblem', { on: MONDAY, textId: 't-1' });
    const id = life.state.assistance?.problems[0]?.id ?? '';
    life.until('2026-05-01').does('followProblem', { problemId: id, on: '2026-04-20', outcome: 'OPEN' });
    expect(taskOf(life, 'PROBLEM')).not.toHaveProperty('escalatedTo');
    expect(taskOf(life.until('2026-05-02'), 'PROBLEM')).toMatchObject({ escalatedTo: 'SUBDISTRICT' });
    life.does('followProblem', { problemId: id, on: '2026-05-02', outcome: 'SOLVED' });
    expect(life.state.assistance?.problems).toBeUndefined();
    expect(life.tries('followProblem', { problemId: id, on: '2026-05-02', outcome: 'OPEN' })).toMatchObject({
      refusal: { code: 'NO_SUCH_PROBLEM' },
    });
  });

  it('R-27: problems are followed in Level Ⅱ, so many and no more', () => {
    const life = settled();
    expect(life.tries('openProblem', { on: MONDAY, textId: 't' })).toMatchObject({
      refusal: { code: 'NOT_LEVEL_II' },
    });
    certified(life);
    for (let opened = 0; opened < 10; opened++) life.does('openProblem', { on: MONDAY, textId: 't' });
    expect(life.tries('openProblem', { on: MONDAY, textId: 't' })).toMatchObject({
      refusal: { code: 'TOO_MANY_PROBLEMS' },
    });
  });
});

describe('the review of a status and its end (A-17, Q5)', () => {
  it('Q5 A-17: gone through in the month in which its year is full, and again a year later', () => {
    const life = certified(settled(), 'H8');
    expect(taskOf(life, 'HARDSHIP_STATUS')).toMatchObject({ opensOn: '2027-03-01', dueOn: '2027-03-31' });
    life.until('2027-03-10').does('askHardship', { on: '2027-03-10', answers: { outOfPoverty: true } });
    expect(life.factsOf('HardshipAsked')).toMatchObject([{ proposal: 'KEEP' }]);
    expect(life.state.tasks.filter(({ kind }) => kind === 'HARDSHIP_STATUS')).toMatchObject([
      { opensOn: '2028-03-01' },
    ]);
  });

  it('A-17 A-19: a condition that is gone is for the county to decide; until then the duty stays', () => {
    const life = certified(settled('2026-10-12'), 'H6e').until('2026-10-20');
    life.does('askHardship', { on: life.today, answers: NOTHING_HOLDS });
    expect(life.factsOf('HardshipAsked')).toMatchObject([{ proposal: 'END' }]);
    expect(life.state).toMatchObject({ level: 'II', hardship: ['H6e'] });
  });

  it('X3 A-17: the status ends and the level with it, the general cadence comes back, the registration stays', () => {
    const life = certified(settled());
    life.does('agreePlan', planOf(MONDAY)).does('openProblem', { on: MONDAY, textId: 't' });
    const end = { reason: 'X3', on: life.today, evidenceId: EVIDENCE } as const;
    expect(life.tries('endHardship', end, REVIEWER)).toMatchObject({ refusal: { code: 'LEVEL_TOO_LOW' } });
    life.does('endHardship', end, COUNTY_OFFICER);
    expect(life.state).toMatchObject({ level: 'I', hardship: [], registration: 'ACTIVE', phase: 'OPEN' });
    expect(life.state.assistance).toBeUndefined();
    expect(dutiesOf(life)).toEqual(['CLASS_SERVICE', 'FOLLOW_UP', 'PUSH_RESULT']);
    expect(life.state.tasks.find(({ kind }) => kind === 'FOLLOW_UP')?.clauses).toEqual(
      expect.arrayContaining(['R-47']),
    );
    expect(life.tries('endHardship', end, COUNTY_OFFICER)).toMatchObject({
      refusal: { code: 'NOT_CERTIFIED' },
    });
  });

  it('A-17: another category takes its place: H4 gives way to H3 and the level stays', () => {
    const life = certified(settled(), 'H4').until('2026-09-10');
    life.does(
      'endHardship',
      { reason: 'X3', category: 'H4', instead: 'H3', on: life.today, evidenceId: EVIDENCE },
      COUNTY_OFFICER,
    );
    expect(life.state).toMatchObject({ level: 'II', hardship: ['H3'] });
    expect(life.factsOf('LevelLowered')).toEqual([]);
  });

  it.each([
    [
      'X1',
      'work',
      (life: Life) =>
        life.does('reportEmployment', {
          type: 'FLEXIBLE',
          startedOn: life.today,
          evidenceId: EVIDENCE,
          evidenceKind: 'EMPLOYMENT_REGISTRATION',
        }),
    ],
    [
      'X2',
      'school',
      (life: Life) =>
        life.does('requestEnding', {
          ground: 'SCHOOL',
          happenedOn: life.today,
          evidenceId: EVIDENCE,
          evidenceKind: 'STUDENT_RECORD',
        }),
    ],
    [
      'X6',
      'a pension',
      (life: Life) =>
        life.does('requestEnding', {
          ground: 'PENSION',
          happenedOn: life.today,
          evidenceId: EVIDENCE,
          evidenceKind: 'PENSION_PAYMENT_MATCH',
        }),
    ],
  ] as const)('%s A-17: with %s the status ends of itself', (reason, _event, happens) => {
    const life = happens(certified(settled()));
    expect(life.factsOf('HardshipEnded')).toMatchObject([{ categories: ['H7'], reason, on: MONDAY }]);
    expect(life.state).toMatchObject({ level: 'I', hardship: [] });
    expect(dutiesOf(life).filter((kind) => kind !== 'FOLLOW_UP')).toEqual([]);
  });

  it('A-17 R-62: when an objection restores the registration, hardship stands again with its duties', () => {
    const life = certified(settled());
    const before = dutiesOf(life).sort();
    life.does('requestEnding', {
      ground: 'SCHOOL',
      happenedOn: life.today,
      evidenceId: EVIDENCE,
      evidenceKind: 'STUDENT_RECORD',
    });
    life.does('recordObjection', { on: life.today, reasonId: REASON });
    life.does('reviewObjection', { decision: 'RESTORE', reasonId: REASON }, COUNTY_OFFICER);
    expect(life.state).toMatchObject({ registration: 'ACTIVE', level: 'II', hardship: ['H7'] });
    expect(dutiesOf(life).sort()).toEqual(before);
  });

  it('A-17 R-26: certified again later, a person is owed a plan again', () => {
    const life = certified(settled()).does('agreePlan', planOf(MONDAY));
    life.does('endHardship', { reason: 'X5', on: life.today, evidenceId: EVIDENCE }, COUNTY_OFFICER);
    certified(life.until('2026-06-01'));
    expect(taskOf(life, 'PLAN')).toMatchObject({ dueOn: '2026-06-15' });
    expect(taskOf(life, 'HARDSHIP_STATUS')?.opensOn).toBe('2027-06-01');
  });
});

const NOTHING_HOLDS = {
  zeroEmploymentHousehold: false,
  graduatedOn: null,
  landExpropriated: false,
  disabled: false,
  veteranWithoutArrangement: false,
  modelWorker: false,
  martyrOrSoldierFamily: false,
  singleParent: false,
  lowIncomeHousehold: false,
  outOfPoverty: false,
} as const;
