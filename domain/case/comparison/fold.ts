import { isOfWork } from '../../comparison-hit';
import type { Folds } from '../folds';
import type { CaseState } from '../state';
import type { ComparisonFacts } from './facts';
import type { Sign, SignState } from './state';

export const comparisonFolds: Folds<ComparisonFacts> = {
  Compared: (state, { on, batchId }) => ({
    ...state,
    compared: { on: state.compared && state.compared.on > on ? state.compared.on : on, batchId },
  }),
  SignNoted: (state, sign) => changeSigns(state, (said) => withSign(said, sign)),
  SignVerified: (state, { kind, finding }) =>
    changeSigns(state, (said) => {
      const sign = said.signs.find((one) => one.kind === kind);
      return sign ? withoutVainUrging(withSign(said, { ...sign, finding })) : said;
    }),
  EmploymentUrged: (state, { on, registerBy }) =>
    changeSigns(state, (said) => ({ urging: { on, registerBy }, ...said })),
};

/** What was said against being unemployed is of no account to who is not registered any more. */
export function withoutSigns({ said: _settled, ...state }: CaseState): CaseState {
  return state;
}

function changeSigns(state: CaseState, change: (said: SignState) => SignState): CaseState {
  return { ...state, said: change(state.said ?? { signs: [] }) };
}

function withSign({ signs, ...said }: SignState, sign: Sign): SignState {
  return { ...said, signs: [...signs.filter(({ kind }) => kind !== sign.kind), sign] };
}

/** Nobody is urged to register work that there is not. */
function withoutVainUrging({ urging, signs }: SignState): SignState {
  const isUrged = urging && signs.some((sign) => isOfWork(sign.kind) && sign.finding === 'CONFIRMED');
  return { signs, ...(isUrged && { urging }) };
}
