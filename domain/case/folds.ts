import type { CaseState } from './state';

/** How each kind of fact of a concern moves the state. Never refuses: what stands in the ledger has happened. */
export type Folds<Facts> = { readonly [K in keyof Facts]: (state: CaseState, data: Facts[K]) => CaseState };

/** Of a fact that is a record and moves nothing. */
export const leaves = (state: CaseState): CaseState => state;
