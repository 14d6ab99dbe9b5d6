import type { CivilDate } from '../../civil-date';
import type { Folds } from '../folds';
import type { CaseState } from '../state';
import type { SearchFacts } from './facts';
import type { SearchState } from './state';

export const searchFolds: Folds<SearchFacts> = {
  SearchBegun: (state, first) => ({ ...state, search: { first, steps: {} } }),
  SearchStepTaken: (state, { step, on, traced }) =>
    changeSearch(state, ({ lostSince, ...search }) => ({
      ...search,
      steps: { ...search.steps, [step]: on },
      ...(traced ? { traced } : lostSince && { lostSince }),
    })),
  SearchTraceDismissed: (state, { on }) =>
    changeSearch(state, ({ traced: _dismissed, ...search }) => ({
      ...search,
      steps: { ...search.steps, COMPARISON: on },
    })),
  SearchStepWithdrawn: (state, { step }) =>
    changeSearch(state, ({ lostSince: _noLonger, steps, ...search }) => {
      const { [step]: _withdrawn, ...others } = steps;
      return { ...search, steps: others };
    }),
  SearchDropped: withoutSearch,
  ContactLost: (state, { since }) => changeSearch(state, (search) => ({ ...search, lostSince: since })),
};

function changeSearch(state: CaseState, change: (search: SearchState) => SearchState): CaseState {
  return state.search ? { ...state, search: change(state.search) } : state;
}

/** The search is over, and with it the mark of lost contact. */
export function withoutSearch({ search: _over, ...state }: CaseState): CaseState {
  return state;
}

/** A contact ends the search that began on its day or before; one of before it was entered late and ends nothing. */
export function withoutSearchBegunBy(state: CaseState, on: CivilDate): CaseState {
  return state.search && state.search.first.on <= on ? withoutSearch(state) : state;
}
