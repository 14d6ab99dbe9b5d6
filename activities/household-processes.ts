import type { MemberNews } from '../domain/household-case/state';

/** That a household was cleared, for the case of one of its certified members. */
export interface Clearance {
  householdId: string;
  /** Of the household's fact. */
  seq: number;
  caseId: string;
  /** Whether the case goes on, as its ledger has it. */
  open: boolean;
}

/** The processes of households and their members' cases, as relays reach them. Every call rejects while the engine is away. */
export interface HouseholdProcesses {
  /** Tells a household news of a member, and starts its process when none runs. */
  hear(news: MemberNews): Promise<void>;
  /** Starts a household's process from its ledger; one that runs already is left alone. */
  start(householdId: string): Promise<void>;
  /** Has a household look at its clock. @param occasion stands as cause on facts that time owes at that moment */
  lookAgain(householdId: string, occasion: string): Promise<void>;
  /** Tells a member's case; it counts as told once the case has let it stand, or takes no acts any more. */
  noteCleared(clearance: Clearance): Promise<void>;
}
