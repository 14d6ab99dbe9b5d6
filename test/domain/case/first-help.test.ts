import { SERVICE_CLASSES } from '../../../domain/classes';
import { Life, registration } from '../../support/life';
import { XUCHANG_RULES } from '../../support/rules';

const registered = () => new Life(registration('2026-11-23'));

describe('first help: four basic services and 131 (R-17…R-24, R-29, R-31)', () => {
  it('R-17: everybody registered is owed the four basic services, whatever they want', () => {
    for (const name of SERVICE_CLASSES) {
      const { tasks } = new Life(registration('2026-11-23', { classes: [name] })).state;
      expect(tasks.find(({ kind }) => kind === 'BASIC_FOUR')?.items?.map(({ code }) => code)).toEqual([
        'REGISTRATION_SERVICE',
        'INFORMATION_SERVICE',
        'POLICY_SERVICE',
        'BUSINESS_SERVICE',
      ]);
    }
  });

  it('A-3: 131 has a clock of its own: given ten days by the policy, it leaves the four services at five', () => {
    const { policy, calendar } = XUCHANG_RULES;
    const packages = policy.parameters.packages.map((pack) =>
      pack.id === 's131' ? { ...pack, dueWorkdays: 10 } : pack,
    );
    const rules = { calendar, policy: { ...policy, parameters: { ...policy.parameters, packages } } };
    const { tasks } = new Life(registration('2026-11-23'), rules).state;
    const dueOn = (kind: string) => tasks.find((task) => task.kind === kind)?.dueOn;
    expect([dueOn('BASIC_FOUR'), dueOn('PACKAGE_131')]).toEqual(['2026-11-30', '2026-12-07']);
  });

  it('R-29: the four basic services given on the fifth working day are in time', () => {
    const life = registered().until('2026-11-30').givesBasicFour();
    expect(life.factsOf('TaskCompleted')).toEqual([{ taskId: 'basic4', doneOn: '2026-11-30', late: false }]);
  });

  it('R-29: given a day later they are late, and stay late', () => {
    const life = registered().until('2026-12-01').givesBasicFour();
    expect(life.factsOf('TaskCompleted')).toEqual([{ taskId: 'basic4', doneOn: '2026-12-01', late: true }]);
  });

  it('R-58: entered within three working days a service counts on its own day, later on the day of entry', () => {
    const item = { answer: 'PROVIDED' as const, on: '2026-11-27' };
    const entered = (on: string) => {
      const life = registered().until('2026-11-27');
      for (const code of ['REGISTRATION_SERVICE', 'INFORMATION_SERVICE', 'POLICY_SERVICE']) {
        life.does('recordService', { item: code, ...item });
      }
      return life
        .until(on)
        .does('recordService', { item: 'BUSINESS_SERVICE', ...item })
        .factsOf('TaskCompleted')[0];
    };
    expect(entered('2026-12-02')).toMatchObject({ doneOn: '2026-11-27', late: false });
    expect(entered('2026-12-03')).toMatchObject({ doneOn: '2026-12-03', late: true });
  });

  it('R-31: 131 is complete with one guidance, three vacancies and one training', () => {
    expect(registered().gives131().factsOf('TaskCompleted')).toMatchObject([{ taskId: 's131', late: false }]);
  });

  it('A-4: the same vacancy sent three times is recorded three times and counts once', () => {
    const life = registered();
    for (let sent = 0; sent < 3; sent++) {
      life.does('recordService', {
        item: 'VACANCY',
        answer: 'PROVIDED',
        on: '2026-11-23',
        reference: 'V-1',
        fitReason: 'WAGE',
      });
    }
    expect(life.factsOf('ServiceRecorded')).toHaveLength(3);
    expect(life.factsOf('TaskProgressed')).toHaveLength(1);
  });

  it('A-4: a vacancy needs its number and a reason why it suits', () => {
    const bare = { item: 'VACANCY', answer: 'PROVIDED' as const, on: '2026-11-23' };
    expect(registered().tries('recordService', bare)).toMatchObject({
      refusal: { code: 'REFERENCE_REQUIRED' },
    });
    expect(registered().tries('recordService', { ...bare, reference: 'V-1' })).toMatchObject({
      refusal: { code: 'FIT_REASON_REQUIRED' },
    });
  });

  it('A-4 A-5: a vacancy refused and a training declined fulfil the duty to offer', () => {
    const life = registered();
    life.does('recordService', { item: 'TRAINING', answer: 'DECLINED', on: '2026-11-23' });
    life.does('recordService', {
      item: 'VACANCY',
      answer: 'DECLINED',
      on: '2026-11-23',
      reference: 'V-9',
      fitReason: 'WAGE',
    });
    expect(life.factsOf('TaskProgressed').map(({ item }) => item)).toEqual(['TRAINING', 'VACANCY']);
  });

  it('R-31: a guidance that was declined was not given', () => {
    const life = registered().does('recordService', {
      item: 'CAREER_GUIDANCE',
      answer: 'DECLINED',
      on: '2026-11-23',
    });
    expect(life.factsOf('TaskProgressed')).toEqual([]);
  });

  it('R-24: "not needed" fulfils the handling of business and nothing else', () => {
    const answer = { answer: 'NO_NEED' as const, on: '2026-11-23' };
    expect(registered().tries('recordService', { item: 'BUSINESS_SERVICE', ...answer })).toHaveProperty(
      'facts',
    );
    expect(registered().tries('recordService', { item: 'POLICY_SERVICE', ...answer })).toMatchObject({
      refusal: { code: 'ANSWER_NOT_ALLOWED', field: 'answer' },
    });
  });

  it.each([
    ['DATE_IN_FUTURE', '2026-11-24'],
    ['DATE_BEFORE_REGISTRATION', '2026-11-22'],
  ])('R-58: nothing is recorded that cannot have happened: %s', (code, on) => {
    const decision = registered().tries('recordService', { item: 'POLICY_SERVICE', answer: 'PROVIDED', on });
    expect(decision).toMatchObject({ refusal: { code, field: 'on' } });
  });

  it('R-31: a service nobody knows is refused', () => {
    const decision = registered().tries('recordService', {
      item: 'HOROSCOPE',
      answer: 'PROVIDED',
      on: '2026-11-23',
    });
    expect(decision).toMatchObject({ refusal: { code: 'UNKNOWN_SERVICE_ITEM', field: 'item' } });
  });
});

describe('escalation of first help (A-2, R-29)', () => {
  it('goes to the subdistrict on the third working day, the county at the breach, the city five working days later', () => {
    const life = registered().until('2026-12-31');
    const climbed = life.batches.flatMap(({ at, facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'TaskEscalated' && fact.data.taskId === 'basic4' ? [[fact.data.level, at]] : [],
      ),
    );
    expect(climbed).toEqual([
      ['SUBDISTRICT', '2026-11-25T16:00:00.000Z'],
      ['COUNTY', '2026-11-30T16:00:00.000Z'],
      ['CITY', '2026-12-07T16:00:00.000Z'],
    ]);
  });

  it('each rung fires once, and a task that is done climbs no further', () => {
    const life = registered().until('2026-12-01').givesBasicFour().until('2026-12-20');
    expect(
      life
        .factsOf('TaskEscalated')
        .filter(({ taskId }) => taskId === 'basic4')
        .map(({ level }) => level),
    ).toEqual(['SUBDISTRICT', 'COUNTY']);
  });
});
