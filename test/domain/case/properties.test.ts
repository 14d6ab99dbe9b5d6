import fc from 'fast-check';
import { foldCase } from '../../../domain/case/fold';
import { nextWake, wake } from '../../../domain/case/wake';
import { anyLife } from '../../support/arbitrary-life';

describe('whatever commands come, in whatever order', () => {
  it('R-61 R-63 R-64 A-12: a registration ends only by a lawful ground or by registered flexible work', () => {
    fc.assert(
      anyLife((life) => {
        const grounds = [...life.factsOf('RegistrationCancelled'), ...life.factsOf('RegistrationConverted')];
        expect(grounds).toHaveLength(life.state.registration === 'ACTIVE' ? 0 : 1);
      }),
    );
  });

  it('no duty is open twice for one period', () => {
    fc.assert(
      anyLife(({ state }) => {
        const ids = state.tasks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(state.tasks.filter(({ kind }) => kind === 'FOLLOW_UP').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('R-47: every open case is woken again, and later than now', () => {
    fc.assert(
      anyLife(({ state, now }) => {
        const next = nextWake(state, now);
        if (state.phase === 'OPEN') expect(next && next > now).toBe(true);
        else expect(next).toBeUndefined();
      }),
    );
  });

  it('nothing is left to do for time at an instant once it has done its part', () => {
    fc.assert(anyLife((life) => expect(wake(life.state, { ...life.rules, at: life.now })).toEqual([])));
  });

  it('the state is the fold of the ledger, in plain JSON', () => {
    fc.assert(
      anyLife(({ state, batches }) => {
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(foldCase(state.caseId, JSON.parse(JSON.stringify(batches)) as typeof batches)).toEqual(state);
      }),
      { numRuns: 30 },
    );
  });

  it('R-47: whoever is unemployed or at work has a follow-up planned while the case is open', () => {
    fc.assert(
      anyLife(({ state }) => {
        if (state.phase === 'OPEN') expect(state.tasks.some(({ kind }) => kind === 'FOLLOW_UP')).toBe(true);
      }),
    );
  });
});
