import { entryAndRest } from '../../../domain/case/correction/entry';
import type { CorrectableKind } from '../../../domain/case/correction/facts';
import { CASEWORKER, Life, registration } from '../../support/life';
import { XUCHANG_RULES } from '../../support/rules';

const registered = () => new Life(registration('2026-11-23')).until('2026-11-25');
const taskOf = (life: Life, kind: string) => life.state.tasks.find((task) => task.kind === kind);

/** Corrects the nth entry of a kind, as the ledger has it. */
function tries(life: Life, kind: CorrectableKind, nth = 0) {
  const facts = life.ledger;
  const seq = facts.filter((fact) => fact.kind === kind)[nth]?.seq ?? 0;
  const found = entryAndRest(facts, seq);
  if (!found) throw new Error(`there is no ${kind}`);
  return life.tries('correctEntry', { ...found, reason: 'OTHER_PERSON', noteId: 'n' }, CASEWORKER);
}

function corrected(life: Life, kind: CorrectableKind, nth = 0): Life {
  const decision = tries(life, kind, nth);
  if ('refusal' in decision) throw new Error(decision.refusal.code);
  return life;
}

const vacancy = (life: Life, reference: string) =>
  life.does('recordService', {
    item: 'VACANCY',
    answer: 'PROVIDED',
    on: life.today,
    reference,
    fitReason: 'WAGE',
  });

describe('a wrong entry is answered by a new fact (R-58)', () => {
  it('R-58: the entry stays in the ledger, and the state says that it counts no more', () => {
    const life = vacancy(registered(), 'V-1');
    const before = life.ledger;
    const seq = before.find(({ kind }) => kind === 'ServiceRecorded')?.seq;
    corrected(life, 'ServiceRecorded');
    expect(life.ledger.slice(0, before.length)).toEqual(before);
    expect(life.state.corrections).toEqual([seq]);
    expect(tries(life, 'ServiceRecorded')).toMatchObject({ refusal: { code: 'ALREADY_CORRECTED' } });
  });

  it('R-31 R-58: a vacancy told to somebody else does not count among the three', () => {
    const life = vacancy(vacancy(registered(), 'V-1'), 'V-2');
    corrected(life, 'ServiceRecorded');
    const progress = taskOf(life, 'PACKAGE_131')?.items?.find(({ code }) => code === 'VACANCY');
    expect(progress?.done).toEqual(['V-2']);
  });

  it('A-4 R-58: the same vacancy recorded twice by mistake still counts once', () => {
    const life = vacancy(vacancy(registered(), 'V-1'), 'V-1');
    corrected(life, 'ServiceRecorded', 1);
    const progress = taskOf(life, 'PACKAGE_131')?.items?.find(({ code }) => code === 'VACANCY');
    expect(progress?.done).toEqual(['V-1']);
  });

  it('R-29 R-58: what made the four services complete is owed again, on its old date', () => {
    const life = registered().givesBasicFour().until('2026-12-03');
    corrected(life, 'ServiceRecorded', 2);
    expect(taskOf(life, 'BASIC_FOUR')).toMatchObject({
      dueOn: '2026-11-30',
      items: [{ code: 'POLICY_SERVICE', done: [] }],
    });
    life.does('recordService', { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: life.today });
    expect(life.factsOf('TaskCompleted').at(-1)).toMatchObject({ late: true });
  });

  it('R-31 R-58: of a complete 131 only what is missing is owed again', () => {
    const life = corrected(registered().gives131(), 'ServiceRecorded', 1);
    expect(taskOf(life, 'PACKAGE_131')?.items).toMatchObject([{ code: 'VACANCY', done: ['V-2', 'V-3'] }]);
  });

  it('R-52 R-58: a follow-up that was not held is owed again while its month lasts', () => {
    const life = registered().until('2026-12-10').followsUp();
    expect(taskOf(life, 'FOLLOW_UP')).toMatchObject({ period: '2027-01' });
    corrected(life, 'FollowUpRecorded');
    expect(taskOf(life, 'FOLLOW_UP')).toMatchObject({ period: '2026-12' });
    expect(life.state.followUps.lastOn).toBeUndefined();
    expect(life.followsUp().factsOf('TaskCompleted').at(-1)).toMatchObject({ late: false });
  });

  it('R-52 R-58: once the month is over it was missed', () => {
    const life = registered().until('2026-12-10').followsUp().until('2027-01-05');
    corrected(life, 'FollowUpRecorded');
    expect(life.factsOf('FollowUpMissed')).toMatchObject([{ period: '2026-12', inARow: 1 }]);
    expect(life.state.tasks.filter(({ kind }) => kind === 'FOLLOW_UP')).toMatchObject([
      { period: '2027-01' },
    ]);
  });

  it('R-52 R-58: no run of missed months begins when the person was reached since', () => {
    const life = registered().until('2026-12-10').followsUp().until('2027-01-05').followsUp();
    corrected(life, 'FollowUpRecorded');
    expect(life.state.followUps).toMatchObject({ missedInARow: 0, lastOn: '2027-01-05' });
  });

  it('A-10 R-58: a follow-up that was not held does not bring stable employment nearer to its end', () => {
    const life = registered().does('reportEmployment', {
      type: 'UNIT',
      startedOn: '2026-11-24',
      evidenceId: 'e',
      evidenceKind: 'CONTRACT_FILING',
      contractMonths: 24,
    });
    life.until('2026-12-10').followsUp();
    expect(life.state.followUps.stableHeld).toBe(1);
    corrected(life, 'FollowUpRecorded');
    expect(life.state.followUps.stableHeld).toBe(0);
  });

  it('R-65 R-58: a record that was not gone through is to be gone through', () => {
    const life = registered().until('2027-05-24').does('refreshRecord', { on: '2027-05-24' });
    expect(taskOf(life, 'REFRESH')).toBeUndefined();
    expect(taskOf(corrected(life, 'RecordRefreshed'), 'REFRESH')).toBeDefined();
  });

  it('A-7 R-58: an attempt that was not made is not one', () => {
    const life = registered().does('recordContactAttempt', {
      on: '2026-11-25',
      channel: 'PHONE',
      outcome: 'NO_ANSWER',
    });
    expect(corrected(life, 'ContactAttempted').state.followUps.failedAttempts).toBe(0);
  });

  it('R-58: decisions are no entries', () => {
    const life = registered();
    expect(entryAndRest(life.ledger, 1)).toBeUndefined();
  });
});

describe('wrong entries of what a wish obliges to (R-36, R-58)', () => {
  const wishing = (wish: 'JOB' | 'STARTUP' | 'UNCLEAR') =>
    new Life(registration('2026-11-23', { classes: [wish] })).until('2026-11-25');
  const gives = (life: Life, item: string) =>
    life.does('recordService', { item, answer: 'PROVIDED', on: life.today });

  it('R-37 R-58: guidance that was not given is owed again, on its old date', () => {
    const life = gives(wishing('JOB'), 'JOB_SEARCH_GUIDANCE').until('2026-12-10');
    corrected(life, 'ServiceRecorded');
    expect(taskOf(life, 'CLASS_SERVICE')).toMatchObject({ clauses: ['R-37'], dueOn: '2026-12-07' });
  });

  it('R-42 R-58: of the start-up services only the one that is missing', () => {
    const life = wishing('STARTUP');
    for (const item of [
      'STARTUP_POLICY_ADVICE',
      'STARTUP_TRAINING',
      'OPENING_GUIDANCE',
      'FINANCING',
      'MENTOR',
    ])
      gives(life, item);
    corrected(life, 'ServiceRecorded', 4);
    expect(taskOf(life, 'CLASS_SERVICE')?.items).toMatchObject([{ code: 'MENTOR', done: [] }]);
  });

  it('R-45 R-58: a preparation activity that was not held, unless another was', () => {
    const life = gives(wishing('UNCLEAR'), 'WORK_EXPERIENCE');
    expect(taskOf(corrected(life, 'ServiceRecorded'), 'CLASS_SERVICE')?.items).toHaveLength(4);
    const both = gives(gives(wishing('UNCLEAR'), 'WORK_EXPERIENCE'), 'COUNSELLING');
    expect(taskOf(corrected(both, 'ServiceRecorded'), 'CLASS_SERVICE')).toBeUndefined();
  });

  it('R-31 R-45 R-58: guidance that counted twice is taken back twice', () => {
    const life = gives(wishing('UNCLEAR'), 'CAREER_GUIDANCE');
    corrected(life, 'ServiceRecorded');
    expect(taskOf(life, 'CLASS_SERVICE')?.items).toHaveLength(4);
    const guidance = taskOf(life, 'PACKAGE_131')?.items?.find(({ code }) => code === 'CAREER_GUIDANCE');
    expect(guidance?.done).toEqual([]);
  });

  it('R-37 R-58: of a case whose wishes are older than the calendar, it is owed at once', () => {
    const { calendar } = XUCHANG_RULES;
    const years = calendar.years.map((year) => ({ ...year, status: 'PUBLISHED' as const }));
    const from = (first: number) => ({
      ...XUCHANG_RULES,
      calendar: { version: `${first}`, years: years.filter(({ year }) => year >= first) },
    });
    const life = gives(new Life(registration('2026-11-23'), from(2025)), 'JOB_SEARCH_GUIDANCE');
    life.until('2029-03-05').rules = from(2028);
    corrected(life, 'ServiceRecorded');
    expect(taskOf(life, 'CLASS_SERVICE')).toMatchObject({ opensOn: '2028-01-01' });
  });
});

describe('wrong entries of vacancies and their results (R-39, R-58)', () => {
  it('R-39 R-58: nobody is asked about a vacancy that was told to somebody else', () => {
    const life = vacancy(registered(), 'V-1');
    corrected(life, 'ServiceRecorded');
    expect(taskOf(life, 'PUSH_RESULT')).toBeUndefined();
    expect(life.factsOf('TaskWithdrawn').at(-1)).toMatchObject({ reason: 'ENTRY_CORRECTED' });
    const two = vacancy(vacancy(registered(), 'V-1'), 'V-2');
    expect(taskOf(corrected(two, 'ServiceRecorded'), 'PUSH_RESULT')).toMatchObject({ references: ['V-2'] });
  });

  it('R-28 R-39 R-58: a result of somebody else is asked for again, on its old date, and no attempt', () => {
    const life = vacancy(registered(), 'V-1').until('2026-12-01');
    const result = { reference: 'V-1', on: life.today, result: 'DECLINED', reason: 'WAGE' } as const;
    life.does('recordPushResult', result).until('2026-12-20');
    corrected(life, 'PushResultRecorded');
    expect(taskOf(life, 'PUSH_RESULT')).toMatchObject({
      references: ['V-1'],
      dueOn: '2026-12-09',
      escalatedTo: 'COUNTY',
    });
    expect(life.state.failedAttempts).toBeUndefined();
    expect(life.state.refusals).toBeUndefined();
  });

  it('R-63 R-58: of several refusals the one that was none counts no more', () => {
    const life = registered();
    for (let n = 0; n < 2; n++)
      life.does('recordService', { item: 'TRAINING', answer: 'DECLINED', on: life.today });
    expect(corrected(life, 'ServiceRecorded').state.refusals).toBe(1);
  });

  it('R-28 R-58: a vacancy that was not declined is no attempt', () => {
    const life = registered();
    life.does('recordService', {
      item: 'VACANCY',
      answer: 'DECLINED',
      on: life.today,
      reference: 'V-1',
      fitReason: 'WAGE',
    });
    expect(corrected(life, 'ServiceRecorded').state.failedAttempts).toBeUndefined();
  });
});
