import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './processes';
import type { Report } from './report';
import { SetupError } from './setup-error';
import { cachedTool, sdkDownload, type ToolSource } from './tool-cache';

// Later ones do not build from their module alone.
const CLI_MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const BUILD_TIMEOUT_MS = 30 * 60_000;

const ADVICE = [
  'Any one of these helps:',
  '  - TEMPORAL_ADDRESS=host:port, a Temporal server that runs elsewhere',
  '  - the Temporal CLI on the PATH, or its path in BANGFU_TEMPORAL_CLI (https://docs.temporal.io/cli)',
  '  - a way to the internet, so that it can be downloaded',
  `  - Go on the PATH and a Go module proxy, so that it can be built: go install ${CLI_MODULE}`,
].join('\n');

const goInstall: ToolSource = {
  doing: 'building the Temporal server with Go (3-4 minutes, once on this machine)',
  async obtain(folder) {
    const go = await runCommand('go', ['version']);
    if (!go.ok) throw new Error('Go is not installed');
    const result = await runCommand('go', ['install', CLI_MODULE], {
      env: { ...process.env, GOBIN: folder },
      cwd: folder,
      timeoutMs: BUILD_TIMEOUT_MS,
    });
    if (!result.ok) throw new Error(result.output.slice(-300) || 'it took too long');
    return path.join(folder, 'temporal');
  },
};

/** Whether this is a Temporal CLI with a server inside, and not another program of the name. */
async function hasServer(command: string): Promise<boolean> {
  const { ok, output } = await runCommand(command, ['--version'], { timeoutMs: 20_000 });
  return ok && /^temporal version .*Server/m.test(output);
}

/**
 * A Temporal CLI, which has a whole server in it: configured, on the PATH, in the user's cache, downloaded, or built.
 * @throws SetupError naming all of these, when none works
 */
export async function temporalCli(report: Report): Promise<string> {
  const configured = process.env['BANGFU_TEMPORAL_CLI'];
  if (configured) {
    if (existsSync(configured) && (await hasServer(configured))) return configured;
    throw new SetupError(
      `BANGFU_TEMPORAL_CLI names ${configured}, which is no Temporal CLI with a server in it.`,
    );
  }
  if (await hasServer('temporal')) return 'temporal';
  return cachedTool(
    'temporal',
    [sdkDownload('dev-server', 'the Temporal server'), goInstall],
    report,
    ADVICE,
  );
}
