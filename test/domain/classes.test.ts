import {
  CLASS_DUTIES,
  dutiesOf,
  dutyDueOn,
  itemsOf,
  SERVICE_CLASSES,
  wishAskedAgainBy,
} from '../../domain/classes';
import type { ClassDuty } from '../../domain/classes';
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

describe('the services of a duty, as lines of a package', () => {
  const answersOf = (code: string) => itemsOf(duty(code)).map(({ fulfilledBy }) => fulfilledBy);

  it('an offer is answered by “declined” and “no need” too, a deed by being done (A-5, R-24)', () => {
    expect(answersOf('TRAINING_RECOMMENDATION')).toEqual([['PROVIDED', 'DECLINED', 'NO_NEED']]);
    expect(answersOf('PUSH_RESULT')).toEqual([['PROVIDED']]);
  });

  it('R-42: a start-up has five, each owed once', () => {
    const items = itemsOf(duty('STARTUP_SERVICES'));
    expect(duty('STARTUP_SERVICES').needs).toBe('ALL');
    expect(items.map(({ code }) => code)).toEqual([
      'STARTUP_POLICY_ADVICE',
      'STARTUP_TRAINING',
      'OPENING_GUIDANCE',
      'FINANCING',
      'MENTOR',
    ]);
    expect(items.every(({ min, distinct }) => min === 1 && !distinct)).toBe(true);
  });

  it('R-45: of the preparation activities any one is enough', () => {
    expect(duty('PREPARATION_ACTIVITY').needs).toBe('ANY');
    expect(itemsOf(duty('PREPARATION_ACTIVITY'))).toHaveLength(4);
  });

  it('R-38: an invitation to a job fair is an offer: it counts whether or not the person comes', () => {
    expect(answersOf('FAIR_INVITATION')).toEqual([['PROVIDED', 'DECLINED', 'NO_NEED']]);
  });

  it('R-41: handling the training subsidy is owed on request, to who wants training', () => {
    const { clock } = duty('TRAINING_SUBSIDY_SERVICE');
    expect(dutiesOf(['TRAINING'])).toContain(duty('TRAINING_SUBSIDY_SERVICE'));
    expect(dutiesOf(['JOB', 'STARTUP'])).not.toContain(duty('TRAINING_SUBSIDY_SERVICE'));
    expect(clock).toEqual({ from: 'REQUEST' });
  });

  it('R-46: another need is served by what was asked for, whatever it is', () => {
    expect(dutiesOf(['OTHER']).map(({ code }) => code)).toEqual(['REQUESTED_SERVICE']);
    expect(itemsOf(duty('REQUESTED_SERVICE')).map(({ code }) => code)).toEqual(['REQUESTED_SERVICE']);
  });
});

describe('an unclear wish is asked again (R-45)', () => {
  it('by the end of the month after the one in which it was asked, however late that was', () => {
    expect(wishAskedAgainBy('2026-11-23', parameters)).toBe('2026-12-31');
    expect(wishAskedAgainBy('2027-01-31', parameters)).toBe('2027-02-28');
    expect(wishAskedAgainBy('2028-01-31', parameters)).toBe('2028-02-29');
  });
});
