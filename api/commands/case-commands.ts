import type { Command } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import type { CommandResult } from '../../workflows/messages';

/** What became of a command that was sent to its case's workflow. */
export type CommandOutcome =
  | { kind: 'ACCEPTED'; result: CommandResult }
  | { kind: 'REFUSED'; refusal: Refusal }
  /** The case's process does not run: not yet, or no longer. */
  | { kind: 'NOT_RUNNING' }
  /** No answer in time, or none at all. Whether the command stands is not known. */
  | { kind: 'UNAVAILABLE' };

/** The way to the processes of cases. */
export interface CaseCommands {
  execute(caseId: string, command: Command): Promise<CommandOutcome>;
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}
