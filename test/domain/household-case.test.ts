import fc from 'fast-check';
import type { Instant } from '../../domain/civil-date';
import { hearOfMember, nextHouseholdWake, wakeHousehold } from '../../domain/household-case/decide';
import { evolveHousehold, type HouseholdFact } from '../../domain/household-case/facts';
import {
  belongs,
  isOver,
  newHousehold,
  type HouseholdState,
  type MemberNews,
} from '../../domain/household-case/state';
import { morning } from '../support/life';
import { calendarUntil, XUCHANG_RULES } from '../support/rules';

const ID = '00000000-0000-4000-8000-00000000f001';
const [MOTHER, SON] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

/** One household on virtual time, by its decider alone. */
class HouseholdLife {
  state: HouseholdState = newHousehold(ID);
  readonly facts: HouseholdFact[] = [];
  rules = XUCHANG_RULES;
  private seq = 10;

  constructor(private now: Instant = morning('2026-03-02')) {}

  hears(caseId: string, news: Partial<MemberNews>): this {
    const on = this.now.slice(0, 10);
    const member = { householdId: ID, caseId, seq: (this.seq += 1), orgCode: '411002001001', on };
    return this.folds(
      hearOfMember(
        this.state,
        { ...member, certified: false, standing: 'UNEMPLOYED', ...news },
        { ...this.rules, at: this.now },
      ),
    );
  }

  until(date: string): this {
    const end = morning(date);
    for (
      let due = nextHouseholdWake(this.state, this.now);
      due && due <= end;
      due = nextHouseholdWake(this.state, this.now)
    ) {
      this.now = due;
      this.folds(wakeHousehold(this.state, { ...this.rules, at: due }));
    }
    this.now = end;
    return this;
  }

  of<K extends HouseholdFact['kind']>(kind: K) {
    return this.facts.filter((fact) => fact.kind === kind).map(({ data }) => data);
  }

  private folds(facts: HouseholdFact[]): this {
    this.facts.push(...facts);
    this.state = facts.reduce(evolveHousehold, this.state);
    return this;
  }
}

const opened = () => new HouseholdLife().hears(MOTHER, { certified: true }).hears(SON, {});

describe('a zero-employment household (R-87, R-90, Q6)', () => {
  it('R-87 R-90: opens with its first certified member, with a target in twenty working days and the quarter’s end', () => {
    expect(opened().state).toMatchObject({
      countyCode: '411002',
      clock: { openedOn: '2026-03-02', targetOn: '2026-03-30', alarmOn: '2026-03-31', alarms: 0 },
    });
    expect(new HouseholdLife().hears(MOTHER, {}).state.clock).toBeUndefined();
  });

  it('Q6: the target is missed once, and every quarter’s end alarms the county while the household is open', () => {
    const life = opened().until('2026-07-01');
    expect(life.of('HouseholdTargetMissed')).toEqual([{ on: '2026-03-30' }]);
    expect(life.of('HouseholdAlarmRaised')).toEqual([
      { on: '2026-03-31', nextOn: '2026-06-30' },
      { on: '2026-06-30', nextOn: '2026-09-30' },
    ]);
  });

  it('Q6: a target that rests on an unpublished year is missed only when that is published', () => {
    const life = new HouseholdLife(morning('2026-12-21'))
      .hears(MOTHER, { certified: true })
      .until('2027-03-01');
    expect(life.state.clock).toMatchObject({ provisional: true, targetMissed: false });
    const calendar = calendarUntil(2027);
    life.rules = {
      ...life.rules,
      calendar: { version: '2', years: calendar.years.map((year) => ({ ...year, status: 'PUBLISHED' })) },
    };
    expect(life.until('2027-03-03').state.clock).toMatchObject({ provisional: false, targetMissed: true });
  });

  it('R-90: the first member who works clears it, and its clock stops', () => {
    const life = opened().hears(SON, { standing: 'WORKING' });
    expect(life.of('HouseholdCleared')).toMatchObject([{ reason: 'MEMBER_EMPLOYED', caseId: SON }]);
    expect(life.until('2027-01-01').of('HouseholdAlarmRaised')).toEqual([]);
    expect(nextHouseholdWake(life.state, morning('2027-01-01'))).toBeUndefined();
  });

  it('R-90: it is cleared when nobody is certified as its member any more', () => {
    const life = opened().hears(MOTHER, { certified: false });
    expect(life.of('HouseholdCleared')).toMatchObject([{ reason: 'NO_MEMBER_CERTIFIED' }]);
  });

  it('R-90: it opens again when a member is certified anew, and not while somebody works', () => {
    const life = opened().hears(SON, { standing: 'WORKING' }).hears(MOTHER, { certified: true });
    expect(life.of('HouseholdOpened')).toHaveLength(1);
    life.hears(SON, { standing: 'GONE' }).hears(MOTHER, { certified: true });
    expect(life.of('HouseholdOpened')).toHaveLength(2);
    expect(life.state.members.filter(belongs).map(({ caseId }) => caseId)).toEqual([MOTHER]);
  });

  it('R-61 R-90: it opens again when the work that cleared it is undone', () => {
    const life = opened().hears(SON, { standing: 'WORKING' }).until('2026-03-10');
    life.hears(SON, { standing: 'UNEMPLOYED' });
    expect(life.state.clock).toMatchObject({ openedOn: '2026-03-10', alarms: 0, targetMissed: false });
  });

  it('R-90: work that somebody of it never had does not open it', () => {
    const life = opened().hears(MOTHER, { standing: 'WORKING', certified: true });
    expect(life.hears(SON, { standing: 'UNEMPLOYED' }).of('HouseholdOpened')).toHaveLength(1);
  });

  it('R-90: nothing is left to wait for once nobody belongs to it, and news of who has gone is known as old', () => {
    const life = opened().hears(SON, { standing: 'GONE', seq: 90 });
    expect(isOver(life.state)).toBe(false);
    life.hears(MOTHER, { standing: 'GONE', seq: 91 });
    expect(isOver(life.state)).toBe(true);
    expect(life.hears(SON, { standing: 'UNEMPLOYED', certified: true, seq: 89 }).state.clock).toBeUndefined();
  });

  it('in whatever order news comes, each member is known by the newest', () => {
    const heard = fc.array(
      fc.record({
        caseId: fc.constantFrom(MOTHER, SON),
        seq: fc.integer({ min: 1, max: 9 }),
        certified: fc.boolean(),
        standing: fc.constantFrom('UNEMPLOYED' as const, 'WORKING' as const, 'GONE' as const),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(heard, (all) => {
        const unique = all.filter(
          (one, index) =>
            all.findIndex((same) => same.caseId === one.caseId && same.seq === one.seq) === index,
        );
        const life = new HouseholdLife();
        for (const { caseId, ...news } of all) life.hears(caseId, news);
        const newest = [MOTHER, SON].flatMap((caseId) =>
          unique
            .filter((one) => one.caseId === caseId)
            .sort((a, b) => b.seq - a.seq)
            .slice(0, 1),
        );
        expect([...life.state.members].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))).toEqual(newest);
        const { clock, members } = life.state;
        if (clock) expect(members.some(({ standing }) => standing === 'WORKING')).toBe(false);
        if (clock) expect(members.some(({ certified }) => certified)).toBe(true);
      }),
    );
  });

  it('news heard twice, or late, changes nothing', () => {
    const life = opened();
    const before = life.state;
    life.hears(SON, { seq: 1, standing: 'WORKING' });
    expect(life.state).toEqual(before);
  });
});
