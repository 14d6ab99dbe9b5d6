import type { CaseInput } from '../domain/case/state';

/** The processes of cases, as batches reach them. Every call rejects while the process engine is away. */
export interface CaseProcesses {
  /** Starts a registered case; one that runs already is left alone. */
  start(input: CaseInput): Promise<void>;
  /** Has a case look at its deadlines again after a calendar was published under a revision. */
  tellRulesChanged(caseId: string, revision: number): Promise<void>;
}
