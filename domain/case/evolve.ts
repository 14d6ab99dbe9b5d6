import { comparisonFolds } from './comparison/fold';
import { benefitFolds } from './benefits/fold';
import { classFolds } from './classes/fold';
import { correctionFolds } from './correction/fold';
import { employmentFolds } from './employment/fold';
import { endingFolds } from './ending/fold';
import type { Fact, FactData } from './facts';
import type { Folds } from './folds';
import { followUpFolds } from './follow-up/fold';
import { hardshipFolds } from './hardship/fold';
import { householdFolds } from './household/fold';
import { intakeFolds } from './intake/fold';
import { longTermFolds } from './long-term/fold';
import { publicPostFolds } from './public-post/fold';
import { retirementFolds } from './retirement/fold';
import { searchFolds } from './search/fold';
import { selfReportFolds } from './self-report/fold';
import { pushFolds } from './pushes/fold';
import { repeatFolds } from './repeat/fold';
import { serviceFolds } from './services/fold';
import { STATE_SCHEMA } from './schema';
import type { CaseState } from './state';
import { taskFolds } from './task-fold';
import { transferFolds } from './transfer/fold';
import { visitFolds } from './visit/fold';

const FOLDS: Folds<FactData> = {
  ...intakeFolds,
  ...taskFolds,
  ...correctionFolds,
  ...serviceFolds,
  ...classFolds,
  ...pushFolds,
  ...benefitFolds,
  ...followUpFolds,
  ...hardshipFolds,
  ...longTermFolds,
  ...employmentFolds,
  ...publicPostFolds,
  ...householdFolds,
  ...endingFolds,
  ...comparisonFolds,
  ...retirementFolds,
  ...selfReportFolds,
  ...searchFolds,
  ...repeatFolds,
  ...transferFolds,
  ...visitFolds,
};

/** Every kind of fact that this build knows. */
export const FACT_KINDS: readonly string[] = Object.keys(FOLDS);

/** The state of a case before its first fact. */
export function newCase(caseId: string): CaseState {
  return {
    schemaVersion: STATE_SCHEMA,
    caseId,
    seq: 0,
    version: 0,
    phase: 'NEW',
    registeredOn: '',
    orgCode: '',
    registration: 'ACTIVE',
    level: 'I',
    classes: [],
    hardship: [],
    employment: 'UNEMPLOYED',
    repeated: false,
    tasks: [],
    followUps: { missedInARow: 0, stableHeld: 0, failedAttempts: 0 },
  };
}

/** A fact that a newer build recorded. Who does not know it must not go on as if it had not happened. */
class UnknownFact extends Error {
  override readonly name = 'UnknownFact';
}

/**
 * Folds one fact into the state. Never refuses: what stands in the ledger has happened.
 * @throws UnknownFact when its kind is newer than this build
 */
export function evolve(state: CaseState, { kind, data }: Fact): CaseState {
  const fold = FOLDS[kind] as ((state: CaseState, data: unknown) => CaseState) | undefined;
  if (!fold) throw new UnknownFact(`facts of the kind ${kind} are newer than this build`);
  return fold({ ...state, seq: state.seq + 1 }, data);
}
