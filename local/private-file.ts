import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only this account may read, in one step: nobody ever meets half of it. */
export function writePrivateJson(file: string, value: unknown): void {
  const whole = `${file}.${process.pid}.new`;
  writeFileSync(whole, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(whole, file);
}

/** The JSON of a file; undefined when there is none. The caller vouches for its form, having written it. */
export function readPrivateJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
