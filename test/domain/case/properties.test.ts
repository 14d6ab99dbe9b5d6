import fc from 'fast-check';
import { SEARCH_TASKS } from '../../../domain/case/search/search';
import type { TaskKind } from '../../../domain/case/task';
import { isHelped } from '../../../domain/case/state';
import { foldCase } from '../../../domain/case/fold';
import { nextWake, wake } from '../../../domain/case/wake';
import { isOfWork } from '../../../domain/comparison-hit';
import { contactStanding } from '../../../domain/contact/lost-contact';
import { dutiesOf } from '../../../domain/classes';
import { anyLife } from '../../support/arbitrary-life';

const STAGES: readonly string[] = ['HARDSHIP_FIRST_CHECK', 'HARDSHIP_REVIEW', 'HARDSHIP_CONFIRMATION'];

describe('whatever commands come, in whatever order', () => {
  it('R-61 R-63 R-64 A-12: a registration ends only by a lawful ground or by registered flexible work', () => {
    fc.assert(
      anyLife((life) => {
        const grounds = [...life.factsOf('RegistrationCancelled'), ...life.factsOf('RegistrationConverted')];
        const standing = grounds.length - life.factsOf('RegistrationRestored').length;
        expect(standing).toBe(life.state.registration === 'ACTIVE' ? 0 : 1);
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

  it('A-17 A-19: Level Ⅱ is certified hardship of a registered person, and nothing else', () => {
    fc.assert(
      anyLife(({ state }) => {
        expect(state.level === 'II').toBe(state.hardship.length > 0);
        if (state.registration !== 'ACTIVE') {
          expect(state.hardship).toEqual([]);
          expect(state.assistance).toBeUndefined();
        }
      }),
    );
  });

  it('R-87: an application waits for one duty or for the end of its notice', () => {
    fc.assert(
      anyLife(({ state }) => {
        const stages = state.tasks.filter(({ kind }) => STAGES.includes(kind)).map(({ kind }) => kind);
        const stage = state.assistance?.application?.stage;
        expect(stages).toEqual(stage && stage !== 'PUBLIC_NOTICE' ? [`HARDSHIP_${stage}`] : []);
        expect(state.assistance?.problems ?? []).toHaveLength(
          state.tasks.filter(({ kind }) => kind === 'PROBLEM').length,
        );
      }),
    );
  });

  it('R-64: a search has one task while a step is left, and a mark when none is', () => {
    fc.assert(
      anyLife(({ state }) => {
        const standing = contactStanding(state.search);
        const searches = state.tasks.filter(({ kind }) => SEARCH_TASKS.includes(kind));
        expect(searches).toHaveLength(standing.standing === 'SEARCHED' ? 1 : 0);
        expect(state.search?.lostSince !== undefined).toBe(standing.standing === 'LOST');
        if (state.registration !== 'ACTIVE') expect(state.search).toBeUndefined();
      }),
    );
  });

  it('R-59 R-60: each sign is verified by one task, confirmed work is urged until it is registered, and no comparison ends anything', () => {
    fc.assert(
      anyLife((life) => {
        const { state, batches } = life;
        const kinds = state.tasks.map(({ kind }) => kind);
        const { signs = [], urging } = state.said ?? {};
        const count = (kind: TaskKind) => kinds.filter((one) => one === kind).length;
        const isConfirmed = signs.some((sign) => isOfWork(sign.kind) && sign.finding === 'CONFIRMED');
        expect(new Set(signs.map(({ kind }) => kind)).size).toBe(signs.length);
        expect(count('SIGN_CHECK')).toBe(signs.filter(({ finding }) => finding === undefined).length);
        expect(count('EMPLOYMENT_URGE')).toBe(isConfirmed && !urging ? 1 : 0);
        expect(count('EMPLOYMENT_REGISTER')).toBe(urging ? 1 : 0);
        expect(urging !== undefined && !isConfirmed).toBe(false);
        if (state.registration !== 'ACTIVE') expect(state.said).toBeUndefined();
        const facts = batches.at(-1)?.facts.map(({ kind }) => kind) ?? [];
        if (facts.includes('Compared') || facts.includes('SignVerified'))
          expect(facts).not.toContain('RegistrationCancelled');
      }),
    );
  });

  it('A-14: who is registered past the month of statutory age is asked, was asked, or will be asked again', () => {
    fc.assert(
      anyLife(({ state }) => {
        if (state.registration !== 'ACTIVE' || !state.retirement) return;
        const kinds = state.tasks.map(({ kind }) => kind);
        const waits = kinds.includes('RETIREMENT_CHECK') || kinds.includes('ENDING_REQUEST');
        expect(state.retirement.checkOn !== undefined || waits || state.pendingEnding !== undefined).toBe(
          true,
        );
      }),
    );
  });

  it('R-39 R-80: a vacancy is asked about in one call, and every call has something to ask', () => {
    fc.assert(
      anyLife(({ state }) => {
        const calls = state.tasks.filter(({ kind }) => kind === 'PUSH_RESULT');
        const awaited = calls.flatMap(({ references = [] }) => references);
        expect(new Set(awaited).size).toBe(awaited.length);
        expect(calls.every(({ references = [] }) => references.length > 0)).toBe(true);
        if (state.registration !== 'ACTIVE') expect(calls).toEqual([]);
      }),
    );
  });

  it('R-36 R-45: what the wishes do not oblige to is not owed, and the wishes are asked once at a time', () => {
    fc.assert(
      anyLife(({ state }) => {
        const owed = dutiesOf(state.classes).flatMap(({ services }) => Object.keys(services));
        const tasks = state.tasks.filter(({ kind }) => kind === 'CLASS_SERVICE');
        const items = tasks.flatMap((task) => task.items ?? []).map(({ code }) => code);
        expect(items.filter((code) => !owed.includes(code))).toEqual([]);
        expect(new Set(items).size).toBe(items.length);
        expect(state.tasks.filter(({ kind }) => kind === 'WISHES').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('R-23: of a claim without a result somebody is reminded, of one with a result nobody', () => {
    fc.assert(
      anyLife((life) => {
        const { referrals = [], tasks } = life.state;
        const followed = tasks
          .filter(({ kind }) => kind === 'REFERRAL')
          .map(({ references }) => references?.[0]);
        const open = referrals.filter(({ state }) => state === 'INFORMED' || state === 'APPLIED');
        if (isHelped(life.state))
          expect(followed.sort()).toEqual(open.map(({ policyCode }) => policyCode).sort());
        expect(
          tasks
            .filter(({ kind }) => kind === 'BENEFIT_GUIDANCE')
            .every(({ references }) => references?.length),
        ).toBe(true);
      }),
    );
  });

  it('R-47: every open case is woken again, and later than now', () => {
    fc.assert(
      anyLife(({ state, now }) => {
        const next = nextWake(state, now);
        if (isHelped(state)) expect(next && next > now).toBe(true);
        if (state.phase === 'CLOSED') expect(next).toBeUndefined();
      }),
    );
  });

  it('R-62: a case whose help has ended waits for a notice, an objection or the end of the period, never for nothing', () => {
    fc.assert(
      anyLife(({ state, now }) => {
        if (state.phase !== 'OPEN' || isHelped(state)) return;
        const kinds = state.tasks.map(({ kind }) => kind);
        const waitsForPeople = kinds.includes('NOTICE') || kinds.includes('OBJECTION_REVIEW');
        expect(waitsForPeople || (nextWake(state, now) ?? '') > now).toBe(true);
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
        if (isHelped(state)) expect(state.tasks.some(({ kind }) => kind === 'FOLLOW_UP')).toBe(true);
      }),
    );
  });
});
