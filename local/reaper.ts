import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { identify } from './plain/identity.cjs';

/** Ends what is entrusted to it when this process is gone, even by kill -9. */
export interface Reaper {
  /** Ends this process with the signal, which it is expected to take as a wish to stop. */
  entrustProcess(pid: number, signal: NodeJS.Signals): void;
  /** Removes this folder, after the processes. */
  entrustFolder(folder: string): void;
  /** Nothing is left to do by hand: lets it clear up what remains, and resolves when it has. */
  finish(): Promise<void>;
}

/** Starts the process that outlives us. */
export function startReaper(): Reaper {
  const child = spawn(process.execPath, [require.resolve('./plain/reaper.cjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Keeping us alive is not its business: it acts when we are gone.
  child.unref();
  const { stdin } = child;
  if (stdin instanceof Socket) stdin.unref();
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const tell = (what: object): void => void stdin.write(`${JSON.stringify(what)}\n`);
  return {
    entrustProcess: (pid, signal) => {
      const identity = identify(pid);
      if (identity) tell({ process: { identity, signal } });
    },
    entrustFolder: (folder) => tell({ folder }),
    finish: () => {
      child.ref();
      stdin.end();
      return gone;
    },
  };
}
