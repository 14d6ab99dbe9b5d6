import { evolve } from '../../../domain/case/evolve';
import { SERVICE_CLASSES, type ServiceClass } from '../../../domain/classes';
import { Life, registration } from '../../support/life';
import { OTHER_CITY_RULES } from '../../support/rules';

const MONDAY = '2026-03-02';
const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;

const wishing = (classes: ServiceClass[], on = MONDAY) => new Life(registration(on, { classes }));
const services = ({ state }: Life) => state.tasks.filter(({ kind }) => kind === 'CLASS_SERVICE');
const wishes = ({ state }: Life) => state.tasks.filter(({ kind }) => kind === 'WISHES');
const gives = (life: Life, item: string, answer: 'PROVIDED' | 'DECLINED' | 'NO_NEED' = 'PROVIDED') =>
  life.does('recordService', { item, answer, on: life.today });

describe('what a wish obliges to (R-36)', () => {
  it.each<[string, ServiceClass, string[], string]>([
    ['R-37', 'JOB', ['JOB_SEARCH_GUIDANCE'], '2026-03-16'],
    ['R-40', 'TRAINING', ['TRAINING_RECOMMENDATION'], '2026-03-16'],
    [
      'R-42',
      'STARTUP',
      ['STARTUP_POLICY_ADVICE', 'STARTUP_TRAINING', 'OPENING_GUIDANCE', 'FINANCING', 'MENTOR'],
      '2026-03-16',
    ],
    ['R-45', 'UNCLEAR', ['CAREER_GUIDANCE', 'COUNSELLING', 'WORK_EXPERIENCE', 'INTERNSHIP'], '2026-04-02'],
  ])('%s: of %s is open from the registration', (clause, wish, items, dueOn) => {
    const [task, ...more] = services(wishing([wish]));
    expect(more).toEqual([]);
    expect(task).toMatchObject({ clauses: [clause], opensOn: MONDAY, dueOn });
    expect(task?.items?.map(({ code }) => code)).toEqual(items);
  });

  it('R-38 R-41 R-46: what waits for an event or a request is recorded when it comes', () => {
    const life = wishing(['OTHER']);
    expect(services(life)).toEqual([]);
    for (const item of ['FAIR_INVITATION', 'TRAINING_SUBSIDY_SERVICE', 'REQUESTED_SERVICE'])
      gives(life, item);
    expect(life.batches.slice(1).flatMap(({ facts }) => facts.map(({ clauses }) => clauses))).toEqual([
      ['R-38'],
      ['R-41'],
      ['R-46'],
    ]);
    expect(
      life.tries('recordService', { item: 'PUSH_RESULT', answer: 'PROVIDED', on: MONDAY }),
    ).toMatchObject({
      refusal: { code: 'UNKNOWN_SERVICE_ITEM' },
    });
  });

  it('R-44: benefit that the person wishes to draw is spoken of in one process with the registration', () => {
    expect(wishing(['BENEFIT']).state.tasks.filter(({ kind }) => kind === 'BENEFIT_GUIDANCE')).toMatchObject([
      {
        references: ['UNEMPLOYMENT_INSURANCE'],
        clauses: ['R-23', 'R-44'],
        opensOn: MONDAY,
        dueOn: '2026-03-09',
      },
    ]);
  });

  it('R-36: a month’s end, a leap day and another city’s periods move the last day', () => {
    expect(services(wishing(['UNCLEAR'], '2027-12-31'))[0]?.dueOn).toBe('2028-01-31');
    expect(services(wishing(['UNCLEAR'], '2028-01-31'))[0]?.dueOn).toBe('2028-02-29');
    const elsewhere = new Life(registration(MONDAY, { classes: ['TRAINING'] }), OTHER_CITY_RULES);
    expect(services(elsewhere)[0]?.dueOn).toBe('2026-03-23');
  });

  it('R-37: ten working days over the Spring Festival step over it, and count the Saturday that is worked', () => {
    expect(services(wishing(['JOB'], '2026-02-09'))[0]?.dueOn).toBe('2026-02-28');
  });

  it('every duty fits into a fact of one KiB', () => {
    const { ledger } = wishing([...SERVICE_CLASSES], '2026-12-21');
    const sizes = ledger.map(({ kind, clauses, data }) =>
      Buffer.byteLength(JSON.stringify({ kind, clauses, data })),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024);
  });
});

describe('the service fulfils its duty', () => {
  it.each(['PROVIDED', 'DECLINED', 'NO_NEED'] as const)('R-40 A-5: an offer is answered by %s', (answer) => {
    const life = gives(wishing(['TRAINING']), 'TRAINING_RECOMMENDATION', answer);
    expect(services(life)).toEqual([]);
    expect(life.factsOf('TaskCompleted')).toMatchObject([{ late: false }]);
  });

  it('R-42: each of the five start-up services is offered', () => {
    const life = wishing(['STARTUP']);
    for (const item of ['STARTUP_POLICY_ADVICE', 'STARTUP_TRAINING', 'OPENING_GUIDANCE', 'FINANCING'])
      gives(life, item, 'DECLINED');
    expect(services(life)).toHaveLength(1);
    expect(services(gives(life, 'MENTOR', 'NO_NEED'))).toEqual([]);
  });

  it('R-45: any one preparation activity is enough, and 131’s guidance is one', () => {
    expect(services(gives(wishing(['UNCLEAR']), 'WORK_EXPERIENCE'))).toEqual([]);
    const life = gives(wishing(['UNCLEAR']), 'CAREER_GUIDANCE');
    expect(services(life)).toEqual([]);
    const package131 = life.state.tasks.find(({ kind }) => kind === 'PACKAGE_131');
    expect(package131?.items?.find(({ code }) => code === 'CAREER_GUIDANCE')?.done).toHaveLength(1);
  });

  it('R-37: late, it climbs to the subdistrict and the county, and stays late', () => {
    const life = wishing(['JOB']).until('2026-03-17');
    expect(services(life)).toMatchObject([{ escalatedTo: 'SUBDISTRICT' }]);
    expect(services(life.until('2026-03-24'))).toMatchObject([{ escalatedTo: 'COUNTY' }]);
    gives(life, 'JOB_SEARCH_GUIDANCE');
    expect(life.factsOf('TaskCompleted')).toMatchObject([{ late: true }]);
  });

  it('R-36: with the end of unemployment nothing of it is owed any more', () => {
    const life = wishing([...SERVICE_CLASSES]);
    life.does('reportEmployment', {
      type: 'UNIT',
      startedOn: MONDAY,
      evidenceId: 'e',
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    expect([...services(life), ...wishes(life)]).toEqual([]);
  });
});

describe('wishes that change (R-36)', () => {
  it('R-36: what is newly wished is owed from that day, what is wished no longer is withdrawn', () => {
    const life = wishing(['JOB', 'TRAINING']).until('2026-03-10');
    life.does('setClasses', { on: life.today, classes: ['STARTUP', 'TRAINING'] });
    expect(life.state.classes).toEqual(['STARTUP', 'TRAINING']);
    expect(services(life)).toMatchObject([
      { clauses: ['R-40'], dueOn: '2026-03-16' },
      { clauses: ['R-42'], dueOn: '2026-03-24' },
    ]);
    expect(life.factsOf('TaskWithdrawn')).toMatchObject([{ reason: 'WISHES_CHANGED' }]);
  });

  it('R-36: a wish that is kept is not owed again', () => {
    const life = gives(wishing(['JOB']), 'JOB_SEARCH_GUIDANCE').until('2026-03-10');
    life.does('setClasses', { on: life.today, classes: ['JOB'] });
    expect(services(life)).toEqual([]);
  });

  it('R-44: benefit that is wished later is spoken of once', () => {
    const life = wishing(['JOB']).does('setClasses', { on: MONDAY, classes: ['BENEFIT'] });
    life.does('setClasses', { on: MONDAY, classes: ['JOB'] });
    life.does('setClasses', { on: MONDAY, classes: ['BENEFIT'] });
    expect(life.factsOf('PoliciesFound')).toHaveLength(1);
  });

  it('R-36: a follow-up that finds another wish, or a search that pauses, has the wishes asked', () => {
    for (const change of [{ intent: 'CHANGED' }, { jobSearch: 'PAUSED' }] as const) {
      const life = wishing(['JOB']).until('2026-04-10');
      life.does('recordFollowUp', { on: life.today, channel: 'PHONE', findings: { ...FINDINGS, ...change } });
      expect(wishes(life)).toMatchObject([{ clauses: ['R-36'], dueOn: '2026-04-24' }]);
      life.followsUp();
      expect(wishes(life)).toHaveLength(1);
      life.does('setClasses', { on: life.today, classes: ['TRAINING'] });
      expect(wishes(life)).toEqual([]);
    }
  });

  it('R-36 R-50: who reports another wish of their own accord has it asked', () => {
    const life = wishing(['JOB']);
    life.does('recordSelfReport', { on: MONDAY, channel: 'COUNTER', report: 'WISH_CHANGED' });
    expect(wishes(life)).toMatchObject([{ clauses: ['R-36'] }]);
  });

  it('R-36: they are those of a registered person', () => {
    const life = wishing(['JOB']);
    life.does('requestEnding', {
      ground: 'SCHOOL',
      happenedOn: MONDAY,
      evidenceId: 'e',
      evidenceKind: 'ADMISSION_NOTICE',
    });
    expect(life.tries('setClasses', { on: MONDAY, classes: ['JOB'] })).toMatchObject({
      refusal: { code: 'HELP_ENDED' },
    });
  });

  it('R-36: a case that began before its wishes were followed folds as it stands', () => {
    const { state } = wishing(['JOB']);
    const asked = { on: MONDAY, classes: ['UNCLEAR' as const] };
    expect(evolve(state, { kind: 'ClassesSet', clauses: ['R-36'], data: asked })).toMatchObject({
      classes: ['UNCLEAR'],
      classesSetOn: MONDAY,
    });
  });
});

describe('a wish that is not clear (R-45)', () => {
  it('R-45: is asked again within a month, and every month for as long as it is not', () => {
    const life = wishing(['UNCLEAR']);
    expect(wishes(life)).toMatchObject([{ clauses: ['R-45'], dueOn: '2026-04-02' }]);
    life.until('2026-03-30').does('setClasses', { on: '2026-03-30', classes: ['UNCLEAR'] });
    expect(wishes(life)).toMatchObject([{ opensOn: '2026-03-30', dueOn: '2026-04-30' }]);
    life.until('2026-04-20').does('setClasses', { on: '2026-04-20', classes: ['JOB'] });
    expect(wishes(life)).toEqual([]);
    expect(life.factsOf('TaskCompleted').map(({ late }) => late)).toEqual([false, false]);
  });

  it('R-45: a monthly follow-up that finds it unchanged has asked it', () => {
    const life = wishing(['UNCLEAR']).until('2026-04-02').followsUp();
    expect(wishes(life)).toMatchObject([{ dueOn: '2026-05-31' }]);
    expect(wishes(life.until('2026-05-28').followsUp())).toMatchObject([{ dueOn: '2026-06-30' }]);
  });

  it('R-45: that is not asked is late and seen by the subdistrict', () => {
    const life = wishing(['UNCLEAR']).until('2026-04-03');
    expect(wishes(life)).toMatchObject([{ escalatedTo: 'SUBDISTRICT' }]);
  });

  it('R-45: that has become clear is not asked again by a follow-up', () => {
    const life = wishing(['UNCLEAR']).until('2026-03-20');
    life.does('setClasses', { on: life.today, classes: ['JOB'] });
    expect(wishes(life.until('2026-04-10').followsUp())).toEqual([]);
  });
});
