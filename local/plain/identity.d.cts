/** A process, told from a later one with the same number by when it began. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}
/** Undefined when there is no such process (a zombie is none). */
export function identify(pid: number): ProcessIdentity | undefined;
/** Whether exactly this process is still there. */
export function isRunning(identity: ProcessIdentity): boolean;
