import { levelFor } from '../../levels';
import { withoutSigns } from '../comparison/fold';
import type { Folds } from '../folds';
import { withoutSearch } from '../search/fold';
import type { CaseState } from '../state';
import type { TaskKind } from '../task';
import type { EndedRegistration } from './ended';
import type { EndingFacts } from './facts';

/** Not duties of helping: planned anew, or void, when a registration is restored. */
const NOT_RESUMED: readonly TaskKind[] = [
  'FOLLOW_UP',
  'ENDING_REVIEW',
  'NOTICE',
  'OBJECTION_REVIEW',
  'SEARCH_CALL',
  'SEARCH_VISIT',
  'SEARCH_COMPARISON',
  'SEARCH_SUBDISTRICT',
  'SIGN_CHECK',
  'EMPLOYMENT_URGE',
  'EMPLOYMENT_REGISTER',
  'ENDING_REQUEST',
];

export const endingFolds: Folds<EndingFacts> = {
  EndingRequested: (state, pendingEnding) => ({ ...state, pendingEnding }),
  EndingReturned: withoutPendingEnding,
  RegistrationCancelled: (state, { endedOn, requestedBy, decidedBy }) => ({
    ...unregistered(state),
    registration: 'CANCELLED',
    ended: endedRegistration(state, endedOn, [requestedBy, decidedBy]),
  }),
  RegistrationConverted: (state, { endedOn, decidedBy }) => ({
    ...unregistered(state),
    registration: 'CONVERTED',
    ended: endedRegistration(state, endedOn, [decidedBy]),
  }),
  HelpEnded: (state, { ground }) => changeEnded(state, { helpEnded: ground }),
  PersonToBeNotified: (state, { template, on }) => ({
    ...(tellsOfEnd(template) ? changeEnded(state, { noticeOwed: true }) : state),
    notice: { template, owedOn: on, attempts: [] },
  }),
  NoticeAttempted: (state, attempt) => {
    const { notice, ...rest } = state;
    if (!notice) return state;
    if (!attempt.delivered)
      return { ...rest, notice: { ...notice, attempts: [...notice.attempts, attempt] } };
    return tellsOfEnd(notice.template) ? changeEnded(rest, { toldOn: attempt.on }) : rest;
  },
  ObjectionRaised: (state) => changeEnded(state, { objected: true }),
  ObjectionRejected: withoutObjection,
  // As if it had not ended: hardship stands again, and a placement that ended it has come to nothing.
  RegistrationRestored: ({ ended, notice: _moot, publicPost: _undone, ...state }) => ({
    ...state,
    hardship: ended?.hardship?.certified ?? [],
    level: levelFor(ended?.hardship?.certified ?? []),
    ...(ended?.hardship?.work && { assistance: ended.hardship.work }),
    registration: 'ACTIVE',
    employment: 'UNEMPLOYED',
    followUps: { ...state.followUps, stableHeld: 0 },
  }),
  ObjectionPeriodEnded: ({ ended: _final, ...state }) => state,
  CaseClosed: ({ ended: _final, notice: _moot, ...state }) => ({ ...state, phase: 'CLOSED' }),
};

function tellsOfEnd(template: string): boolean {
  return template === 'REGISTRATION_CANCELLED' || template === 'REGISTRATION_CONVERTED';
}

function endedRegistration(
  { tasks, hardship: certified, assistance: work }: CaseState,
  on: string,
  deciders: readonly string[],
): EndedRegistration {
  const interrupted = tasks.filter(({ kind }) => !NOT_RESUMED.includes(kind));
  const hadHardship = certified.length > 0 || work !== undefined;
  return {
    on,
    deciders: [...new Set(deciders)],
    interrupted,
    ...(hadHardship && { hardship: { certified, ...(work && { work }) } }),
  };
}

function changeEnded(state: CaseState, change: Partial<EndedRegistration>): CaseState {
  return state.ended ? { ...state, ended: { ...state.ended, ...change } } : state;
}

function withoutObjection(state: CaseState): CaseState {
  if (!state.ended) return state;
  const { objected: _decided, ...ended } = state.ended;
  return { ...state, ended };
}

function withoutPendingEnding({ pendingEnding: _ended, ...state }: CaseState): CaseState {
  return state;
}

/** What only concerns who is registered ends with the registration: an ending that waits, a search, signs. */
function unregistered(state: CaseState): CaseState {
  return withoutSigns(withoutSearch(withoutPendingEnding(state)));
}
