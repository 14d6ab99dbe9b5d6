import { liveYear } from '../../bench/city/live-year';
import { CANCELLATION_GROUNDS } from '../../domain/endings';

const village = { registrations: 300, seed: 7, year: 2026 };
const year = liveYear(village);
const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('a year of a city, lived by the decider alone', () => {
  it('comes to the same figures for the same seed, and to others for another', () => {
    expect(liveYear(village)).toEqual(year);
    expect(liveYear({ ...village, seed: 8 })).not.toEqual(year);
  });

  it('holds every registration, and none of its acts was refused', () => {
    expect(year.registrations).toBe(300);
    expect(year.atYearEnd.open + year.atYearEnd.closed).toBe(300);
    expect(total(year.atYearEnd.employment)).toBe(year.atYearEnd.open);
    expect(year.refusals).toEqual({});
  });

  it('accounts for every duty: done in time, done late, withdrawn or still open', () => {
    for (const kind of ['BASIC_FOUR', 'PACKAGE_131']) {
      const { inTime = 0, late = 0, withdrawn = 0, open = 0 } = year.duties[kind] ?? {};
      expect(inTime + late + withdrawn + open).toBe(300);
      expect(open).toBeGreaterThanOrEqual(0);
    }
  });

  it('has people who were forgotten, helped, escalated and ended, each of them counted', () => {
    const missed = Object.values(year.followUps).reduce((sum, period) => sum + period.missed, 0);
    expect(missed).toBe(year.factsByKind.FollowUpMissed);
    expect(total(year.escalations.byLadder)).toBe(year.factsByKind.TaskEscalated);
    expect(total(year.endingsByGround)).toBe(year.factsByKind.RegistrationCancelled);
    expect(total(year.closedBy)).toBe(year.atYearEnd.closed);
    expect(year.converted).toBeGreaterThan(0);
    expect(year.atYearEnd.levelTwo).toBeGreaterThan(0);
  });

  it('R-63 R-64: cancels on the grounds of the notice only, whatever happened', () => {
    expect(CANCELLATION_GROUNDS).toEqual(expect.arrayContaining(Object.keys(year.endingsByGround)));
  });
});
