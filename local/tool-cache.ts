import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from './plain/lock.cjs';
import { runCommand } from './processes';
import { reportWhile, type Report } from './report';
import { messageOf, SetupError } from './setup-error';

const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/** One way to come by a tool. */
export interface ToolSource {
  /** What it does, for the person who waits: 'downloading …'. */
  readonly doing: string;
  /**
   * Obtains the tool inside `folder`.
   * @returns the path of the file or folder to keep
   * @throws Error with the reason, when this way is not open
   */
  obtain(folder: string): Promise<string>;
}

/** The user's cache folder: what was downloaded or built once serves every copy of Bangfu. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  const folder = path.join(base, 'bangfu');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Leaves of a process that was killed while it obtained the tool; only the holder of the tool's lock may do this. */
function removeUnfinished(kept: string): void {
  const prefix = `${path.basename(kept)}.unfinished-`;
  for (const name of readdirSync(path.dirname(kept))) {
    if (name.startsWith(prefix))
      rmSync(path.join(path.dirname(kept), name), { recursive: true, force: true });
  }
}

async function obtainAndKeep(kept: string, source: ToolSource, report: Report): Promise<void> {
  const folder = mkdtempSync(`${kept}.unfinished-`);
  try {
    const obtained = await reportWhile(report, source.doing, () => source.obtain(folder));
    renameSync(obtained, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The tool as kept in the cache, obtained from the first source that yields it; one process at a time does so.
 * @param advice what the person can do when no source works
 * @throws SetupError naming every source and why it did not work
 */
export async function cachedTool(
  name: string,
  sources: readonly ToolSource[],
  report: Report,
  advice: string,
): Promise<string> {
  const kept = path.join(cacheFolder(), name);
  if (existsSync(kept)) return kept;
  const waiting = ({ pid }: { pid: number }): void =>
    report(`waiting for process ${pid}, which is obtaining ${name}`);
  return withLock(`${kept}.lock`, waiting, async () => {
    removeUnfinished(kept);
    const reasons: string[] = [];
    for (const source of sources) {
      if (existsSync(kept)) return kept;
      try {
        await obtainAndKeep(kept, source, report);
        return kept;
      } catch (error) {
        reasons.push(`  - ${source.doing}: ${messageOf(error)}`);
      }
    }
    throw new SetupError([`There is no ${name}. Tried:`, ...reasons, advice].join('\n'));
  });
}

/** The download of one of its servers that the Temporal SDK itself offers. Fails at once without internet. */
export function sdkDownload(kind: 'dev-server' | 'time-skipping', what: string): ToolSource {
  return {
    doing: `downloading ${what} as the Temporal SDK does`,
    async obtain(folder) {
      const script = require.resolve('./plain/download-server.cjs');
      const result = await runCommand(process.execPath, [script, kind, folder], {
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
      });
      if (!result.ok) throw new Error(result.output.slice(-300) || 'it took too long');
      const [file] = readdirSync(folder);
      if (file === undefined) throw new Error('nothing arrived');
      chmodSync(path.join(folder, file), 0o755);
      return path.join(folder, file);
    },
  };
}
