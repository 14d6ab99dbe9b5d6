import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const ROTATE_AT_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 4000;

/** The file a child writes its output to. It outlives us, so that a child never meets a broken pipe. */
export class LogFile {
  readonly descriptor: number;
  private readonly start: number;

  constructor(readonly path: string) {
    makeRoom(path);
    this.descriptor = openSync(path, 'a+', 0o600);
    this.start = fstatSync(this.descriptor).size;
  }

  /** The last few kilobytes written since it was opened. */
  tail(): string {
    const size = fstatSync(this.descriptor).size;
    const from = Math.max(this.start, size - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    readSync(this.descriptor, buffer, 0, buffer.length, from);
    return buffer.toString('utf8').trim();
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function makeRoom(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_AT_BYTES) renameSync(file, `${file}.old`);
}
