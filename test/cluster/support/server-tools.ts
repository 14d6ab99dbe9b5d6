import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../../../local/processes';
import type { Report } from '../../../local/report';
import { cachedTool, type ToolSource } from '../../../local/tool-cache';

/** The version of the official images in `deploy/`. */
export const SERVER_VERSION = '1.32.0';
const MODULE = 'go.temporal.io/server';
const BUILD_TIMEOUT_MS = 60 * 60_000;

/** Programs of a real cluster node: what the official images `temporalio/server` and `temporalio/admin-tools` hold. */
export interface ServerTools {
  readonly server: string;
  readonly sql: string;
}

const goInstall: ToolSource = {
  doing: `building Temporal server ${SERVER_VERSION} from its Go module (minutes, once on this machine)`,
  async obtain(folder) {
    const home = path.join(folder, 'home');
    mkdirSync(home);
    const programs = ['cmd/server', 'cmd/tools/sql'].map((name) => `${MODULE}/${name}@v${SERVER_VERSION}`);
    const result = await runCommand('go', ['install', '-trimpath', '-ldflags=-s -w', ...programs], {
      env: { ...process.env, GOBIN: home },
      cwd: folder,
      timeoutMs: BUILD_TIMEOUT_MS,
    });
    if (!result.ok) throw new Error(result.output.slice(-300) || 'it took too long');
    return home;
  },
};

/**
 * The programs in the user's cache folder, built once.
 * @throws SetupError when there is no Go, or no Go module proxy in reach
 */
export async function serverTools(report: Report): Promise<ServerTools> {
  const advice = 'Go on the PATH and a Go module proxy are needed.';
  const home = await cachedTool(`temporal-server-${SERVER_VERSION}`, [goInstall], report, advice);
  return { server: path.join(home, 'server'), sql: path.join(home, 'sql') };
}
