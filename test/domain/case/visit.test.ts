import { decide } from '../../../domain/case/decide';
import type { CommandData } from '../../../domain/case/commands';
import { CASEWORKER, COUNTY_OFFICER, Life, planOf, registration } from '../../support/life';

type Visit = CommandData['recordVisit'];

const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;

const FIRST_HELP: NonNullable<Visit['services']> = [
  ...['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE', 'BUSINESS_SERVICE'].map((item) => ({
    item,
    answer: 'PROVIDED' as const,
  })),
  { item: 'CAREER_GUIDANCE', answer: 'PROVIDED' },
  ...['V-1', 'V-2', 'V-3'].map((reference) => ({
    item: 'VACANCY',
    answer: 'PROVIDED' as const,
    reference,
    fitReason: 'DISTANCE' as const,
  })),
  { item: 'TRAINING', answer: 'DECLINED', reference: 'T-1' },
];

const registered = () => new Life(registration('2026-11-23')).until('2026-11-24');
const visit = (life: Life, more: Partial<Visit> = {}): Visit => ({
  on: life.today,
  channel: 'PHONE',
  outcome: 'REACHED',
  ...more,
});
const lastKinds = (life: Life) => life.batches.at(-1)?.facts.map(({ kind }) => kind);

describe('one visit, one act (R-47, R-51, R-75)', () => {
  it('R-29 R-31: the whole first help in one visit completes the four basic services and 131', () => {
    const life = registered();
    life.does('recordVisit', visit(life, { channel: 'VISIT', services: FIRST_HELP }));
    expect(life.factsOf('TaskCompleted')).toEqual([
      { taskId: 'basic4', doneOn: '2026-11-24', late: false },
      { taskId: 's131', doneOn: '2026-11-24', late: false },
    ]);
    expect(life.factsOf('ContactMade')).toEqual([{ on: '2026-11-24', channel: 'VISIT' }]);
  });

  it('leaves the same facts as its acts one by one', () => {
    const together = registered().until('2026-12-08');
    const apart = registered().until('2026-12-08');
    const services = FIRST_HELP.slice(0, 6);
    together.does('recordVisit', visit(together, { services, findings: FINDINGS, refreshed: true }));
    for (const service of services) apart.does('recordService', { ...service, on: apart.today });
    apart.does('refreshRecord', { on: apart.today }).followsUp();
    const factsOf = (life: Life) => life.batches.slice(1).flatMap(({ facts }) => facts);
    expect(factsOf(together)).toEqual(factsOf(apart));
    expect(together.state).toEqual({ ...apart.state, version: together.state.seq });
  });

  it('A-7: with all four findings it is a follow-up, without them a contact that holds no period', () => {
    const life = registered().until('2026-12-08');
    life.does('recordVisit', visit(life));
    expect(life.state.tasks).toContainEqual(expect.objectContaining({ id: 'follow-up:2026-12' }));
    expect(life.state.followUps.lastOn).toBe('2026-12-08');
    life.does('recordVisit', visit(life, { findings: FINDINGS }));
    expect(life.factsOf('FollowUpRecorded')).toMatchObject([{ period: '2026-12' }]);
    expect(life.state.tasks).toContainEqual(expect.objectContaining({ id: 'follow-up:2027-01' }));
  });

  it('A-7 R-64: who was not reached leaves an attempt, and a contact made ends the run of them', () => {
    const life = registered();
    life.does('recordVisit', visit(life, { outcome: 'NO_ANSWER' }));
    expect(lastKinds(life)).toEqual(['ContactAttempted', 'SearchBegun', 'TaskOpened']);
    expect(life.state.followUps).toMatchObject({ failedAttempts: 1 });
    expect(life.state.followUps.lastOn).toBeUndefined();
    life.does('recordVisit', visit(life));
    expect(life.state.followUps.failedAttempts).toBe(0);
  });

  it.each([
    ['findings', { findings: FINDINGS }],
    ['services', { services: FIRST_HELP.slice(0, 1) }],
    ['refreshed', { refreshed: true }],
    ['plan', { plan: planOf('2026-11-24') }],
  ] satisfies [string, Partial<Visit>][])('A-7: nobody was reached, so there are no %s', (field, part) => {
    const life = registered();
    expect(life.tries('recordVisit', visit(life, { outcome: 'NOT_AT_HOME', ...part }))).toMatchObject({
      refusal: { code: 'NOBODY_REACHED', field },
    });
  });

  it('R-26: a plan agreed in the visit completes its task; without hardship it refuses the visit', () => {
    const life = registered();
    const agreed = () => visit(life, { services: FIRST_HELP, plan: planOf(life.today) });
    expect(life.tries('recordVisit', agreed())).toEqual({
      refusal: { code: 'NOT_LEVEL_II', clauses: ['R-26'], field: 'plan' },
    });
    life.does('certifyHardship', { category: 'H7', on: life.today, evidenceId: 'e' }, COUNTY_OFFICER);
    life.does('recordVisit', agreed());
    expect(life.factsOf('TaskCompleted').map(({ taskId }) => taskId)).toEqual([
      'basic4',
      's131',
      expect.stringMatching(/^plan:/),
    ]);
  });

  it('R-54 A-10: what was done in the follow-up that ends the help is recorded with it', () => {
    const life = registered();
    life
      .does('reportEmployment', {
        type: 'UNIT',
        startedOn: life.today,
        evidenceId: 'e',
        evidenceKind: 'CONTRACT_FILING',
        contractMonths: 36,
      })
      .does('recordNotice', { channel: 'PHONE', on: life.today, delivered: true })
      .until('2026-12-10')
      .followsUp()
      .until('2027-03-01');
    const last = visit(life, { findings: FINDINGS, services: FIRST_HELP.slice(2, 3) });
    life.does('recordVisit', last);
    expect(life.state.phase).toBe('CLOSED');
    expect(lastKinds(life)).toEqual(['ServiceRecorded', 'FollowUpRecorded', 'TaskCompleted', 'CaseClosed']);
  });

  it.each([
    [
      { services: [...FIRST_HELP, { item: 'VACANCY', answer: 'PROVIDED', reference: 'V-4' }] },
      'services.9.fitReason',
    ],
    [{ services: [{ item: 'NO_SUCH', answer: 'PROVIDED' }] }, 'services.0.item'],
    [{ services: FIRST_HELP, on: '2026-11-25' }, 'on'],
    [{ services: FIRST_HELP, on: '2026-11-22' }, 'on'],
    [{ next: { on: '2026-11-24', channel: 'PHONE' } }, 'next.on'],
  ] satisfies [Partial<Visit>, string][])(
    'A-4 R-58: a part that is refused refuses it all, by its path (%#)',
    (part, field) => {
      const life = registered();
      const command = {
        kind: 'recordVisit' as const,
        id: 'c',
        digest: '',
        by: CASEWORKER,
        data: visit(life, part),
      };
      const decision = decide(life.state, command, { ...life.rules, at: life.now });
      expect(decision).toMatchObject({ refusal: { field } });
      expect(decision).not.toHaveProperty('facts');
    },
  );

  it('R-49: the next contact stands until the person is reached on its day or after', () => {
    const life = registered();
    const next = { on: '2026-12-08', channel: 'VISIT' } as const;
    life.does('recordVisit', visit(life, { outcome: 'NO_ANSWER', next }));
    expect(life.state.nextContact).toEqual(next);
    life.until('2026-12-01').does('recordVisit', visit(life, { on: '2026-12-01' }));
    expect(life.state.nextContact).toEqual(next);
    life.until('2026-12-08').does('recordVisit', visit(life, { on: '2026-12-08', outcome: 'NO_ANSWER' }));
    expect(life.state.nextContact).toEqual(next);
    life.until('2026-12-09').followsUp();
    expect(life.state.nextContact).toBeUndefined();
  });

  it('keeps each fact below a kilobyte', () => {
    const life = registered();
    life.does(
      'recordVisit',
      visit(life, { services: FIRST_HELP, next: { on: '2026-12-08', channel: 'PHONE' } }),
    );
    const sizes = life.batches.at(-1)?.facts.map((fact) => JSON.stringify(fact).length) ?? [];
    expect(Math.max(...sizes)).toBeLessThan(1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4096);
  });
});
