import type { ProcessIdentity } from './identity.cjs';

export interface HeldLock {
  release(): void;
}
/** Takes the lock for this process if it is free or its holder is dead; else says who has it. */
export function tryLock(file: string): HeldLock | { holder: ProcessIdentity };
/** Runs `work` while nobody else holds the lock; `onWait` is called once when there is somebody to wait for. */
export function withLock<T>(
  file: string,
  onWait: (holder: ProcessIdentity) => void,
  work: () => T | Promise<T>,
): Promise<T>;
