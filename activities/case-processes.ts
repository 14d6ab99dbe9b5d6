import type { CivilDate, Instant } from '../domain/civil-date';
import type { Command } from '../domain/case/commands';
import type { RulesInForce } from '../domain/case/context';
import type { CaseInput, CaseState } from '../domain/case/state';

/** Whether somebody waits for a case to begin, or many begin at once. */
export type Occasion = 'PERSON' | 'BATCH';

/** The processes of cases, as batches reach them. Every call rejects while the process engine is away. */
export interface CaseProcesses {
  /** Starts a registered case; one that runs already is left alone. */
  start(input: CaseInput, occasion: Occasion): Promise<void>;
  /** Has a case carry out a command on whatever version stands. Rejects when there was no answer. */
  carryOut(caseId: string, command: Command): Promise<CarriedOut>;
  /** Has a case look at its deadlines again after rules were announced. */
  tellRulesChanged(caseId: string, announcementId: string): Promise<void>;
  /** What the engine itself knows of a case's latest process; undefined when it knows none. */
  look(caseId: string): Promise<ProcessLook | undefined>;
  /** How many facts a running process has folded. Asks the process, which may have to be replayed for it. */
  seqOf(caseId: string): Promise<number>;
  /** Has a process ask its ledger again. @param occasion stands as cause on facts that time owes at that moment */
  nudge(caseId: string, occasion: string): Promise<void>;
  /** Starts a process that goes on from what the ledger says, in the place of one that runs or ran. */
  startFromLedger(input: CaseInput, ledger: LedgerEnd): Promise<void>;
  /** Tells a case how telling the person went. A case that has ended, or is owed nothing by now, needs no telling. */
  recordNotice(outcome: NoticeOutcome): Promise<void>;
  countRunning(): Promise<number>;
  /** The case ids of all running processes. */
  running(): AsyncIterable<string>;
}

/** What came of a notification. */
export interface NoticeOutcome {
  caseId: string;
  /** Of the fact that the person is to be notified. */
  seq: number;
  delivered: boolean;
  on: CivilDate;
}

/** What became of a command; a case that does not run may have ended, or not begun. */
export type CarriedOut = { kind: 'DONE' } | { kind: 'REFUSED'; code: string } | { kind: 'NOT_RUNNING' };

export interface ProcessLook {
  running: boolean;
  runId: string;
  /** Events of the latest run: a process that has not gained one has not moved. */
  historyLength: number;
}

/** Where a case stands by its ledger. */
export interface LedgerEnd {
  state: CaseState;
  rules: RulesInForce;
  wakeAt?: Instant;
}
