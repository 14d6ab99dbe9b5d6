import type { CaseState } from './state';

/** One refusal more since plan and wishes were last gone through. */
export function refused(state: CaseState): CaseState {
  return { ...state, refusals: (state.refusals ?? 0) + 1 };
}

/** A refusal that was entered wrongly. */
export function unrefused({ refusals = 0, ...state }: CaseState): CaseState {
  return refusals > 1 ? { ...state, refusals: refusals - 1 } : state;
}

/** Plan or wishes were gone through: what was refused before them is heeded in them. */
export function heeded({ refusals: _heeded, ...state }: CaseState): CaseState {
  return state;
}
