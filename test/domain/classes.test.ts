import { CLASS_DUTIES, dutiesOf, dutyDueOn, isFulfilled, SERVICE_CLASSES } from '../../domain/classes';
import type { ClassDuty } from '../../domain/classes';
import type { ServiceAnswer } from '../../domain/policy/parameters';
import type { WorkingDayCalendar } from '../../domain/working-days';
import published from '../fixtures/cn-holidays-2023-2026.json';

const calendar: WorkingDayCalendar = {
  version: '2026-11',
  years: [
    { year: 2026, status: 'PUBLISHED', off: published.years['2026'].off, work: published.years['2026'].work },
  ],
};
const parameters = { serviceWorkdays: 10, pushResultWorkdays: 10, guidanceWorkdays: 5, unclearMonths: 1 };

function duty(code: string): ClassDuty {
  const found = dutiesOf(SERVICE_CLASSES).find((row) => row.code === code);
  if (!found) throw new Error(`no duty ${code}`);
  return found;
}

describe('the six classes (R-36)', () => {
  it('are a set: a person of several has the duties of each, once', () => {
    const codes = dutiesOf(['UNCLEAR', 'JOB', 'JOB']).map(({ code }) => code);
    expect(codes).toEqual([
      'JOB_SEARCH_GUIDANCE',
      'FAIR_INVITATION',
      'PUSH_RESULT',
      'PREPARATION_ACTIVITY',
      'WISH_ASKED_AGAIN',
    ]);
    expect(dutiesOf([])).toEqual([]);
  });

  it.each(SERVICE_CLASSES)('%s obliges to something under a clause', (name) => {
    expect(CLASS_DUTIES[name].length).toBeGreaterThan(0);
    expect(dutiesOf([name]).every(({ clause }) => clause.startsWith('R-'))).toBe(true);
  });

  it('cover R-37 to R-46', () => {
    const clauses = new Set(dutiesOf(SERVICE_CLASSES).map(({ clause }) => clause));
    expect([...clauses]).toEqual([
      'R-37',
      'R-38',
      'R-39',
      'R-40',
      'R-41',
      'R-42',
      'R-43',
      'R-44',
      'R-45',
      'R-46',
    ]);
  });
});

describe('a duty of a class is due', () => {
  const dueOn = (code: string, from: string) => dutyDueOn(duty(code), from, calendar, parameters)?.date;

  it('R-37: guidance on looking for work, ten working days after the wish for a job was known', () => {
    expect(dueOn('JOB_SEARCH_GUIDANCE', '2026-09-18')).toBe('2026-10-09');
  });

  it('R-40: a training to recommend, ten working days after the wish for training was known', () => {
    expect(dueOn('TRAINING_RECOMMENDATION', '2026-09-18')).toBe('2026-10-09');
  });

  it('R-42: the services for a start-up, ten working days after that wish was known', () => {
    expect(dueOn('STARTUP_SERVICES', '2026-09-18')).toBe('2026-10-09');
  });

  it('ten working days after the push, of its result (R-39)', () => {
    expect(dueOn('PUSH_RESULT', '2026-11-02')).toBe('2026-11-16');
  });

  it('five working days after somebody was found eligible for the loan (R-43)', () => {
    expect(dueOn('START_UP_LOAN_GUIDANCE', '2026-11-23')).toBe('2026-11-30');
  });

  it('within a month for who has no clear wish (R-45)', () => {
    expect(dueOn('PREPARATION_ACTIVITY', '2026-10-31')).toBe('2026-11-30');
    expect(dueOn('WISH_ASKED_AGAIN', '2026-11-23')).toBe('2026-12-23');
  });

  it('with its event where it has no period (R-38, R-44, R-46)', () => {
    expect(
      ['FAIR_INVITATION', 'JOINT_BENEFIT_CLAIM', 'REQUESTED_SERVICE'].map((code) =>
        dueOn(code, '2026-11-23'),
      ),
    ).toEqual([undefined, undefined, undefined]);
  });
});

describe('a duty of a class is fulfilled', () => {
  it.each<ServiceAnswer>(['PROVIDED', 'DECLINED', 'NO_NEED'])(
    'by an offer answered %s (A-5, R-24)',
    (answer) => {
      expect(isFulfilled(duty('TRAINING_RECOMMENDATION'), { TRAINING_RECOMMENDATION: answer })).toBe(true);
      expect(isFulfilled(duty('PUSH_RESULT'), { PUSH_RESULT: answer })).toBe(answer === 'PROVIDED');
    },
  );

  it('when each of the five start-up services was offered (R-42)', () => {
    const four = {
      STARTUP_POLICY_ADVICE: 'PROVIDED',
      STARTUP_TRAINING: 'DECLINED',
      OPENING_GUIDANCE: 'NO_NEED',
      FINANCING: 'PROVIDED',
    } as const;
    expect(isFulfilled(duty('STARTUP_SERVICES'), four)).toBe(false);
    expect(isFulfilled(duty('STARTUP_SERVICES'), { ...four, MENTOR: 'NO_NEED' })).toBe(true);
  });

  it('by any one preparation activity (R-45)', () => {
    expect(isFulfilled(duty('PREPARATION_ACTIVITY'), {})).toBe(false);
    expect(isFulfilled(duty('PREPARATION_ACTIVITY'), { COUNSELLING: 'PROVIDED' })).toBe(true);
  });

  it('R-38: of an invitation to a job fair, by the invitation, whether or not the person comes', () => {
    expect(isFulfilled(duty('FAIR_INVITATION'), {})).toBe(false);
    expect(isFulfilled(duty('FAIR_INVITATION'), { FAIR_INVITATION: 'DECLINED' })).toBe(true);
  });

  it('R-41: of handling the training subsidy, which who wants training is owed on request', () => {
    const { clock } = duty('TRAINING_SUBSIDY_SERVICE');
    expect(dutiesOf(['TRAINING'])).toContain(duty('TRAINING_SUBSIDY_SERVICE'));
    expect(dutiesOf(['JOB', 'STARTUP'])).not.toContain(duty('TRAINING_SUBSIDY_SERVICE'));
    expect(clock).toEqual({ from: 'REQUEST' });
  });

  it('R-46: of another need, by serving what was asked for, whatever it is', () => {
    expect(dutiesOf(['OTHER']).map(({ code }) => code)).toEqual(['REQUESTED_SERVICE']);
    expect(isFulfilled(duty('REQUESTED_SERVICE'), { OTHER_SERVICE: 'PROVIDED' })).toBe(false);
    expect(isFulfilled(duty('REQUESTED_SERVICE'), { REQUESTED_SERVICE: 'PROVIDED' })).toBe(true);
  });
});
