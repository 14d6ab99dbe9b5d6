import {
  closeSync,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const ROTATE_AT_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 4000;
const LOOK_EVERY_MS = 10 * 60_000;

/** The file a child writes its output to. It outlives us, so that a child never meets a broken pipe. */
export class LogFile {
  readonly descriptor: number;
  private readonly start: number;

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    rotate(path);
    this.descriptor = openSync(path, 'a+', 0o600);
    this.start = fstatSync(this.descriptor).size;
  }

  /** The last few kilobytes written since it was opened. */
  tail(): string {
    return this.last(TAIL_BYTES).trim();
  }

  /** Whether the text was written since it was opened. */
  holds(text: string): boolean {
    return this.last(Infinity).includes(text);
  }

  /** At most so much of what was written since it was opened. */
  private last(bytes: number): string {
    const size = fstatSync(this.descriptor).size;
    const from = Math.max(this.start, size - bytes);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    readSync(this.descriptor, buffer, 0, buffer.length, from);
    return buffer.toString('utf8');
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Its writer may go on meanwhile: it appends, and so goes on at the new beginning. */
function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= ROTATE_AT_BYTES) return;
  copyFileSync(file, `${file}.old`);
  truncateSync(file);
}

/** Keeps at most some 20 MB of each log in the folder, and the same before that, for as long as this process runs. */
export function keepLogsSmall(folder: string): void {
  const look = (): void => {
    for (const name of readdirSync(folder)) if (name.endsWith('.log')) rotate(join(folder, name));
  };
  setInterval(look, LOOK_EVERY_MS).unref();
}
