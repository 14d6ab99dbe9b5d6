import fc from 'fast-check';
import { householdNews, type HouseholdNews } from '../../../domain/case/household/news';
import { newCase } from '../../../domain/case/evolve';
import { foldBatch } from '../../../domain/case/fold';
import { anyLife } from '../../support/arbitrary-life';
import { COUNTY_OFFICER, Life, registration } from '../../support/life';

const MONDAY = '2026-03-02';
const EVIDENCE = '00000000-0000-4000-8000-00000000e001';
const [HOME, OTHER] = ['00000000-0000-4000-8000-00000000f001', '00000000-0000-4000-8000-00000000f002'];
const WORK = {
  type: 'UNIT',
  startedOn: MONDAY,
  evidenceId: EVIDENCE,
  evidenceKind: 'CONTRACT_FILING',
} as const;

/** What a life told its households, batch by batch. */
function told({ input, batches }: Life): Partial<HouseholdNews>[] {
  let state = newCase(input.caseId);
  return batches.flatMap((batch) => {
    const before = state;
    state = foldBatch(before, batch);
    return householdNews(before, state, batch.facts).map(({ seq, caseId, orgCode, ...news }) => {
      expect({ seq, caseId, orgCode }).toEqual({
        seq: state.seq,
        caseId: input.caseId,
        orgCode: input.orgCode,
      });
      return news;
    });
  });
}

const certify = (life: Life) =>
  life.does('certifyHardship', { category: 'H1', on: MONDAY, evidenceId: EVIDENCE }, COUNTY_OFFICER);
const joined = () => new Life(registration(MONDAY)).does('joinHousehold', { householdId: HOME });
const JOINED = { householdId: HOME, certified: false, standing: 'UNEMPLOYED' };
const CERTIFIED = { householdId: HOME, certified: true, standing: 'UNEMPLOYED', certifiedOn: MONDAY };

describe('what a case says to the household of its person (R-87, R-90)', () => {
  it('R-90: nothing without a household, and nothing of what does not concern it', () => {
    expect(told(certify(new Life(registration(MONDAY))))).toEqual([]);
    expect(told(joined().givesBasicFour().followsUp().until('2026-06-02'))).toEqual([JOINED]);
  });

  it('R-87: that the person joined, and was certified as its member on a day', () => {
    expect(told(certify(joined()))).toEqual([JOINED, CERTIFIED]);
    expect(
      told(certify(new Life(registration(MONDAY))).does('joinHousehold', { householdId: HOME })),
    ).toEqual([{ householdId: HOME, certified: true, standing: 'UNEMPLOYED' }]);
  });

  it('R-90: that the person works, and with that is certified no longer (X1)', () => {
    const working = certify(joined()).does('reportEmployment', WORK);
    expect(told(working).at(-1)).toEqual({ householdId: HOME, certified: false, standing: 'WORKING' });
  });

  it('A-17: that the category has ended while the registration goes on', () => {
    const ended = certify(joined()).does(
      'endHardship',
      { reason: 'X3', on: MONDAY, evidenceId: EVIDENCE },
      COUNTY_OFFICER,
    );
    expect(told(ended).at(-1)).toEqual(JOINED);
  });

  it('R-61 R-62: that the registration has ended, and that it was restored with what was certified', () => {
    const cancelled = certify(joined()).does('requestEnding', {
      ground: 'SCHOOL',
      happenedOn: MONDAY,
      evidenceId: EVIDENCE,
      evidenceKind: 'STUDENT_RECORD',
    });
    expect(told(cancelled).at(-1)).toEqual({ householdId: HOME, certified: false, standing: 'GONE' });
    const restored = cancelled
      .does('recordObjection', { on: MONDAY, reasonId: EVIDENCE })
      .does('reviewObjection', { decision: 'RESTORE', reasonId: EVIDENCE }, COUNTY_OFFICER);
    expect(told(restored).at(-1)).toEqual({ householdId: HOME, certified: true, standing: 'UNEMPLOYED' });
  });

  it('R-57: that its case is closed: nothing more will be said of who worked', () => {
    const closed = joined().does('reportEmployment', WORK);
    closed.does('recordUnemployedAgain', { nextCaseId: EVIDENCE });
    expect(told(closed).at(-1)).toEqual({ householdId: HOME, certified: false, standing: 'GONE' });
  });

  it('R-90: whatever happens to a case, its household knows it by the newest news, and is told nothing twice', () => {
    fc.assert(
      anyLife((life) => {
        const { householdId, hardship, phase } = life.state;
        const news = told(life);
        const last = news.filter((one) => one.householdId === householdId).at(-1);
        if (householdId) {
          expect(last?.certified).toBe(phase === 'OPEN' && hardship.includes('H1'));
          expect(last?.standing === 'UNEMPLOYED').toBe(
            phase === 'OPEN' && life.state.registration === 'ACTIVE',
          );
        } else expect(news).toEqual([]);
        const views = news.map(({ certifiedOn: _day, ...view }) => JSON.stringify(view));
        views.forEach((view, index) => expect(view).not.toBe(views[index + 1]));
      }),
      { numRuns: 40 },
    );
  });

  it('R-90: who moves to another household is gone from the first, whatever is certified', () => {
    const moved = certify(joined()).does('joinHousehold', { householdId: OTHER });
    expect(told(moved).slice(-2)).toEqual([
      { householdId: HOME, certified: false, standing: 'GONE' },
      { householdId: OTHER, certified: true, standing: 'UNEMPLOYED' },
    ]);
  });
});
