import { COUNTY_OFFICER, Life, planOf, registration, REVIEWER } from '../../support/life';

const settled = (on: string) => new Life(registration(on)).givesBasicFour().gives131();
const openFollowUp = (life: Life) => life.state.tasks.find(({ kind }) => kind === 'FOLLOW_UP');

function employed(life: Life, months: { contractMonths?: number } = {}): Life {
  return life.does('reportEmployment', {
    type: months.contractMonths === undefined ? 'FLEXIBLE' : 'UNIT',
    startedOn: life.today,
    evidenceId: 'e-1',
    evidenceKind: 'EMPLOYMENT_REGISTRATION',
    ...months,
  });
}

describe('follow-up by calendar period (R-51…R-55, A-6…A-10)', () => {
  it('R-52 A-6: a held follow-up plans the one of the next month', () => {
    const life = settled('2026-10-10').until('2026-11-05').followsUp();
    expect(openFollowUp(life)).toMatchObject({ period: '2026-12', opensOn: '2026-12-01' });
  });

  it('A-6: a contact counts in the month of its date: one before the month opens does not use it up', () => {
    const life = settled('2026-10-10').until('2026-10-28').followsUp();
    expect(openFollowUp(life)?.period).toBe('2026-11');
  });

  it('A-7: a failed attempt is a fact and no follow-up', () => {
    const life = settled('2026-10-10').until('2026-11-05');
    life.does('recordContactAttempt', { on: '2026-11-05', channel: 'PHONE', outcome: 'NO_ANSWER' });
    expect(openFollowUp(life)?.period).toBe('2026-11');
    expect(life.state.followUps.failedAttempts).toBe(1);
  });

  it('R-52: a month without a follow-up is a fact at its end, and the next one is seen one level higher', () => {
    const life = settled('2026-09-10').until('2026-12-01');
    expect(life.factsOf('FollowUpMissed')).toMatchObject([
      { period: '2026-10', inARow: 1 },
      { period: '2026-11', inARow: 2 },
    ]);
    expect(openFollowUp(life)).toMatchObject({ period: '2026-12', escalatedTo: 'COUNTY' });
  });

  it('R-52: a held follow-up ends the run of missed ones', () => {
    const life = settled('2026-09-10').until('2026-11-03').followsUp();
    expect(life.state.followUps.missedInARow).toBe(0);
    expect(openFollowUp(life)?.escalatedTo).toBeUndefined();
  });

  it('R-52: two years of monthly follow-ups leave no month out and none twice', () => {
    const life = settled('2026-01-15');
    for (let month = 1; month <= 24; month++) {
      const date = `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`;
      life.until(date).followsUp();
    }
    const periods = life.factsOf('FollowUpRecorded').map(({ period }) => period);
    expect(new Set(periods).size).toBe(24);
    expect(periods[0]).toBe('2026-02');
    expect(periods.at(-1)).toBe('2028-01');
    expect(life.factsOf('FollowUpMissed')).toEqual([]);
  });

  it('R-53 A-9: flexible work is followed up by the quarter, the running one when thirty days of it are left', () => {
    expect(openFollowUp(employed(settled('2026-11-02').until('2026-12-01')))?.period).toBe('2026-Q4');
    expect(openFollowUp(employed(settled('2026-11-02').until('2026-12-02')))?.period).toBe('2027-Q1');
  });

  it('R-54: stable work is followed up by the half-year', () => {
    const life = employed(settled('2026-05-06').until('2026-07-01'), { contractMonths: 12 });
    expect(openFollowUp(life)).toMatchObject({ period: '2026-H2', dueOn: '2026-12-31' });
  });

  it('A-10: two half-years in stable work end the case', () => {
    const life = employed(settled('2026-05-06').until('2026-06-20'), { contractMonths: 12 });
    life.until('2026-09-01').followsUp();
    expect(life.state.phase).toBe('OPEN');
    life.until('2027-03-01').followsUp();
    expect(life.factsOf('CaseClosed')).toEqual([{ reason: 'STABLE_EMPLOYMENT' }]);
    expect(life.state.tasks).toEqual([]);
  });

  it('A-10: a half-year missed does not count, and does not end the case', () => {
    const life = employed(settled('2026-05-06').until('2026-06-20'), { contractMonths: 12 });
    life.until('2027-03-01').followsUp();
    expect(life.state.phase).toBe('OPEN');
    expect(openFollowUp(life)?.period).toBe('2027-H2');
  });

  it('A-10: flexible work becomes stable: the quarter gives way to the half-year', () => {
    const life = employed(settled('2026-05-06').until('2026-07-01'));
    expect(openFollowUp(life)?.period).toBe('2026-Q3');
    employed(life.until('2026-08-03'), { contractMonths: 24 });
    expect(openFollowUp(life)?.period).toBe('2026-H2');
    expect(life.state.tasks.filter(({ kind }) => kind === 'FOLLOW_UP')).toHaveLength(1);
  });
});

describe('hardship (R-25, R-26, R-33, R-34, R-52)', () => {
  const certify = (life: Life, by = COUNTY_OFFICER) =>
    life.tries('certifyHardship', { category: 'H6a', on: life.today, evidenceId: 'e-1' }, by);

  it('R-34: certification raises to level II, and an individual plan is due in ten working days', () => {
    const life = settled('2026-11-02');
    certify(life);
    expect(life.state).toMatchObject({ level: 'II', hardship: ['H6a'] });
    expect(life.state.tasks.find(({ kind }) => kind === 'PLAN')?.dueOn).toBe('2026-11-16');
  });

  it('R-26: the agreed plan completes the duty', () => {
    const life = settled('2026-11-02');
    certify(life);
    life.until('2026-11-10').does('agreePlan', planOf('2026-11-10'));
    expect(life.factsOf('TaskCompleted').at(-1)).toEqual({
      taskId: expect.stringMatching(/^plan:/) as string,
      doneOn: '2026-11-10',
      late: false,
    });
  });

  it('R-33 R-87: neither community nor subdistrict certifies by itself, and one category is certified once', () => {
    const life = settled('2026-11-02');
    expect(
      life.tries('certifyHardship', { category: 'H6a', on: life.today, evidenceId: 'e-1' }),
    ).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    expect(certify(life, REVIEWER)).toMatchObject({ refusal: { code: 'LEVEL_TOO_LOW' } });
    certify(life);
    expect(certify(life)).toMatchObject({ refusal: { code: 'ALREADY_CERTIFIED' } });
  });

  it('R-26: there is no individual plan without certified hardship', () => {
    const decision = settled('2026-11-02').tries('agreePlan', planOf('2026-11-02'));
    expect(decision).toMatchObject({ refusal: { code: 'NOT_LEVEL_II' } });
  });
});

describe('long-term refresh (R-65, A-13)', () => {
  it('at six months, clamped to the month end, and every six months after, the record is to be refreshed', () => {
    const life = settled('2025-08-31').until('2026-09-15');
    expect(life.factsOf('LongTermReached')).toEqual([
      { months: 6, on: '2026-02-28' },
      { months: 12, on: '2026-08-31' },
    ]);
  });

  it('a refresh answers what is open', () => {
    const life = settled('2026-01-15').until('2026-07-20').does('refreshRecord', { on: '2026-07-20' });
    expect(life.factsOf('TaskCompleted').at(-1)).toEqual({
      taskId: 'refresh:6',
      doneOn: '2026-07-20',
      late: false,
    });
  });

  it('somebody at work is not long-term unemployed', () => {
    const life = employed(settled('2026-01-15').until('2026-03-02')).until('2026-12-01');
    expect(life.factsOf('LongTermReached')).toEqual([]);
  });
});
