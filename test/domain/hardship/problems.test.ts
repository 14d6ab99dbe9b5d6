import { problemStanding, type Problem } from '../../../domain/hardship/problems';

const parameters = { trackMonths: 1, escalateMonths: 2 };
const problem: Problem = { id: 'p', openedOn: '2026-08-31' };
const on = (asOf: string, more: Partial<Problem> = {}) =>
  problemStanding({ ...problem, ...more }, asOf, parameters);

describe('a problem on the way to work (R-27)', () => {
  it('R-27: is asked about every month until it is solved', () => {
    expect(on('2026-09-29')).toMatchObject({ isToBeAsked: false });
    expect(on('2026-09-30')).toMatchObject({ isToBeAsked: true });
    expect(on('2026-10-15', { lookedAtOn: '2026-09-30' })).toMatchObject({ isToBeAsked: false });
    expect(on('2026-10-30', { lookedAtOn: '2026-09-30' })).toMatchObject({ isToBeAsked: true });
  });

  it('R-27: is seen by the subdistrict after two months', () => {
    expect(on('2026-10-30')).toMatchObject({ level: 'COMMUNITY' });
    expect(on('2026-10-31')).toMatchObject({ level: 'SUBDISTRICT' });
  });

  it('R-27: is over when it is solved', () => {
    const solved = { solvedOn: '2026-11-30' };
    expect(on('2026-11-29', solved)).toMatchObject({ standing: 'OPEN' });
    expect(on('2026-11-30', solved)).toEqual({ standing: 'SOLVED' });
  });
});
