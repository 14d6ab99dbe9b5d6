import { isFailedAttempt, type DeclineReason } from '../../push-result';
import type { Folds } from '../folds';
import { refused } from '../refusal-count';
import type { CaseState } from '../state';
import type { PushFacts } from './facts';

/** As many as any policy can ask for before a public-welfare post; and the state of a case stays small. */
const MOST_FAILED = 50;

export const pushFolds: Folds<PushFacts> = {
  PushResultRecorded: (state, { reference, result, reason }) => {
    const answered = withoutReference(state, reference);
    const heard = result === 'DECLINED' ? refused(answered) : answered;
    return isFailedAttempt(result) ? failed(heard, reference, reason) : heard;
  },
  PushWithdrawn: (state, { reference }) => notFailed(withoutReference(state, reference), reference),
};

/** A vacancy came to nothing: one attempt in the market, however often it was pushed. */
export function failed(state: CaseState, reference: string, reason?: DeclineReason): CaseState {
  const others = (state.failedAttempts ?? []).filter((one) => one.reference !== reference);
  return {
    ...state,
    failedAttempts: [...others, { reference, ...(reason && { reason }) }].slice(-MOST_FAILED),
  };
}

/** What was entered as having come to nothing had not. */
export function notFailed({ failedAttempts = [], ...state }: CaseState, reference: string): CaseState {
  const others = failedAttempts.filter((one) => one.reference !== reference);
  return others.length > 0 ? { ...state, failedAttempts: others } : state;
}

function withoutReference(state: CaseState, reference: string): CaseState {
  const tasks = state.tasks.map((task) =>
    task.kind === 'PUSH_RESULT' && task.references?.includes(reference)
      ? { ...task, references: task.references.filter((one) => one !== reference) }
      : task,
  );
  return { ...state, tasks };
}
