import type { Actor } from '../../../domain/case/commands';
import { nextWake } from '../../../domain/case/wake';
import { endOfDay } from '../../../domain/civil-date';
import { CASEWORKER, COUNTY_OFFICER, Life, registration, REVIEWER } from '../../support/life';

const registered = () => new Life(registration('2026-11-23')).until('2026-11-25');

const pension = () =>
  registered().does('requestEnding', {
    ground: 'PENSION',
    happenedOn: '2026-11-25',
    evidenceId: 'e-1',
    evidenceKind: 'PENSION_PAYMENT_MATCH',
  });
const died = () =>
  registered().does('requestEnding', {
    ground: 'DEATH',
    happenedOn: '2026-11-25',
    evidenceId: 'e-1',
    evidenceKind: 'HOUSEHOLD_MATCH',
  });
const hired = () =>
  registered().does('reportEmployment', {
    type: 'UNIT',
    startedOn: '2026-11-24',
    evidenceId: 'e-1',
    evidenceKind: 'UNIT_INSURANCE',
    contractMonths: 24,
  });
const told = (life: Life) => life.does('recordNotice', { channel: 'PHONE', on: life.today, delivered: true });
const objects = (life: Life) => life.does('recordObjection', { on: life.today, reasonId: 'o-1' });
const decides = (life: Life, decision: 'RESTORE' | 'REJECT', by: Actor = COUNTY_OFFICER) =>
  life.does('reviewObjection', { decision, reasonId: 'r-1' }, by);
const taskOf = (life: Life, kind: string) => life.state.tasks.find((task) => task.kind === kind);

describe('telling the person (R-62)', () => {
  it('R-62: is a duty of the same day, whoever ended the registration', () => {
    expect(taskOf(pension(), 'NOTICE')).toMatchObject({ dueOn: '2026-11-25' });
    expect(taskOf(hired(), 'NOTICE')).toMatchObject({ dueOn: '2026-11-25' });
  });

  it('R-62: is not owed to somebody who died', () => {
    expect(taskOf(died(), 'NOTICE')).toBeUndefined();
  });

  it('R-62: an attempt that did not arrive is tried again on the next working day, and nobody is late for it', () => {
    const life = pension().does('recordNotice', { channel: 'SMS', on: '2026-11-25', delivered: false });
    expect(taskOf(life, 'NOTICE')).toMatchObject({ dueOn: '2026-11-26' });
    life.until('2026-11-26');
    expect(told(life).factsOf('TaskCompleted').at(-1)).toMatchObject({ late: false });
  });

  it('R-62: what the outbox says of a notification counts for that one only', () => {
    const life = pension();
    const owed = Number(taskOf(life, 'NOTICE')?.id.replace('notice:', ''));
    expect(life.batches.flatMap(({ facts }) => facts)[owed - 1]).toMatchObject({
      kind: 'PersonToBeNotified',
    });
    const notice = { channel: 'SMS', on: life.today, delivered: true } as const;
    const other = life.tries('recordNotice', { ...notice, told: owed - 1 });
    expect(other).toMatchObject({ refusal: { code: 'NO_NOTICE_OWED' } });
    life.does('recordNotice', { ...notice, told: owed });
    expect(life.factsOf('NoticeAttempted')).toEqual([notice]);
    expect(taskOf(life, 'NOTICE')).toBeUndefined();
  });

  it('R-62: forgotten, it is seen by the subdistrict and then by the county', () => {
    const life = pension().until('2026-12-10');
    expect(life.factsOf('TaskEscalated').map(({ level }) => level)).toEqual(['SUBDISTRICT', 'COUNTY']);
  });

  it('R-62: is recorded once, and not before there was anything to tell', () => {
    const early = pension().tries('recordNotice', { channel: 'PHONE', on: '2026-11-24', delivered: true });
    expect(early).toMatchObject({ refusal: { code: 'NOTICE_TOO_EARLY' } });
    const again = told(pension()).tries('recordNotice', {
      channel: 'PHONE',
      on: '2026-11-25',
      delivered: true,
    });
    expect(again).toMatchObject({ refusal: { code: 'NO_NOTICE_OWED' } });
  });
});

describe('the period of objection (R-62, 行政复议法 第二十条)', () => {
  it('R-62: begins when the person is told, and its sixtieth day belongs to it', () => {
    const life = told(pension().until('2026-11-30'));
    expect(nextWake(life.state, life.now)).toBe(endOfDay('2027-01-29'));
    life.until('2027-01-29');
    expect(life.state.phase).toBe('OPEN');
    expect(life.until('2027-01-30').state).toMatchObject({ phase: 'CLOSED', tasks: [] });
    expect(life.factsOf('CaseClosed')).toEqual([{ reason: 'REGISTRATION_ENDED', ground: 'PENSION' }]);
  });

  it('R-62: does not begin for somebody nobody has told', () => {
    expect(pension().until('2028-11-25').state).toMatchObject({ phase: 'OPEN', registration: 'CANCELLED' });
  });

  it('R-62: runs from the act where telling is not owed', () => {
    expect(died().until('2027-01-24').state.phase).toBe('OPEN');
    expect(died().until('2027-01-25').state.phase).toBe('CLOSED');
  });

  it('R-54: for somebody at work it passes, and the follow-up goes on', () => {
    const life = told(hired()).until('2027-01-25');
    expect(life.factsOf('ObjectionPeriodEnded')).toEqual([{ until: '2027-01-24' }]);
    expect(life.state).toMatchObject({ phase: 'OPEN', employment: 'STABLE' });
    expect(life.state.ended).toBeUndefined();
  });

  it('R-57: meanwhile nobody helps on, and nothing else is recorded', () => {
    const decision = pension().tries('recordContactAttempt', {
      on: '2026-11-25',
      channel: 'PHONE',
      outcome: 'NO_ANSWER',
    });
    expect(decision).toMatchObject({ refusal: { code: 'HELP_ENDED' } });
  });
});

describe('an objection (R-61, R-62)', () => {
  it('R-61: is decided by the county, and by nobody who asked for the end or decided it', () => {
    const life = objects(told(pension()));
    expect(taskOf(life, 'OBJECTION_REVIEW')).toMatchObject({ dueOn: '2026-12-09' });
    const decision = { decision: 'RESTORE', reasonId: 'r-1' } as const;
    expect(life.tries('reviewObjection', decision, REVIEWER)).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    expect(life.tries('reviewObjection', decision, { ...CASEWORKER, level: 'COUNTY' })).toMatchObject({
      refusal: { code: 'OWN_ACT' },
    });
  });

  it('R-61 R-29: granted, the registration stands again and what was owed is owed with the days that were left', () => {
    const life = objects(told(pension())).until('2026-12-01');
    decides(life, 'RESTORE');
    expect(life.state).toMatchObject({ registration: 'ACTIVE', employment: 'UNEMPLOYED' });
    expect(life.state.ended).toBeUndefined();
    // Of five working days after 23 November three were left on the 25th.
    expect(taskOf(life, 'BASIC_FOUR')).toMatchObject({ dueOn: '2026-12-04' });
    expect(taskOf(life, 'FOLLOW_UP')).toMatchObject({ period: '2026-12' });
    expect(taskOf(life, 'NOTICE')).toBeDefined();
    expect(life.givesBasicFour().factsOf('TaskCompleted').at(-1)).toMatchObject({ late: false });
  });

  it('R-61 R-29: what was late when the registration ended stays late', () => {
    const life = registered().until('2026-12-03');
    life.does('requestEnding', {
      ground: 'SCHOOL',
      happenedOn: '2026-12-01',
      evidenceId: 'e-1',
      evidenceKind: 'STUDENT_RECORD',
    });
    decides(objects(told(life)), 'RESTORE');
    expect(taskOf(life, 'BASIC_FOUR')).toMatchObject({ dueOn: '2026-11-30', escalatedTo: 'COUNTY' });
  });

  it('R-56: granted to somebody said to be at work, the monthly follow-up is back', () => {
    const life = decides(objects(told(hired())).until('2026-12-01'), 'RESTORE');
    expect(life.state).toMatchObject({ registration: 'ACTIVE', employment: 'UNEMPLOYED' });
    expect(taskOf(life, 'FOLLOW_UP')).toMatchObject({ period: '2026-12' });
  });

  it('R-62: rejected, the person is told, and the period runs to its end', () => {
    const life = decides(objects(told(pension())), 'REJECT');
    expect(taskOf(life, 'NOTICE')).toBeDefined();
    expect(told(life).until('2027-01-25').state.phase).toBe('CLOSED');
    expect(life.factsOf('RegistrationRestored')).toEqual([]);
  });

  it('R-62: keeps the case open beyond the period until it is decided', () => {
    const life = objects(told(pension()).until('2027-01-20')).until('2027-03-01');
    expect(life.state.phase).toBe('OPEN');
    expect(told(decides(life, 'REJECT')).until('2027-03-02').state.phase).toBe('CLOSED');
  });

  it('R-62: comes too late after the period, once at a time, and only against an end', () => {
    expect(registered().tries('recordObjection', { on: '2026-11-25', reasonId: 'o' })).toMatchObject({
      refusal: { code: 'NOTHING_TO_OBJECT_TO' },
    });
    const life = objects(told(pension()));
    expect(life.tries('recordObjection', { on: life.today, reasonId: 'o' })).toMatchObject({
      refusal: { code: 'OBJECTION_PENDING' },
    });
    decides(life, 'REJECT').until('2027-02-01');
    expect(life.tries('recordObjection', { on: '2027-02-01', reasonId: 'o' })).toMatchObject({
      refusal: { code: 'OBJECTION_TOO_LATE' },
    });
  });

  it('R-62: without one there is nothing to decide', () => {
    expect(
      pension().tries('reviewObjection', { decision: 'REJECT', reasonId: 'r' }, COUNTY_OFFICER),
    ).toMatchObject({ refusal: { code: 'NO_OBJECTION_PENDING' } });
  });
});
