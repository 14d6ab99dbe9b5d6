import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { answers, anyFreePort } from '../../local/ports';
import { becomesTrue, signal } from '../../local/processes';
import { temporalCli } from '../../local/temporal-cli';
import { startTemporalServer, type TemporalServer } from '../../local/temporal-server';
import { environmentVariable } from '../support/environment-variable';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const namespace = 'bangfu';
const running: TemporalServer[] = [];
const setCli = environmentVariable('BANGFU_TEMPORAL_CLI');

async function start(name: string, onSpawn?: (pid: number) => void): Promise<TemporalServer> {
  const server = await startTemporalServer({
    ...(onSpawn ? { onSpawn } : {}),
    dataFile: path.join(folder, `${name}.db`),
    logFile: path.join(folder, `${name}.log`),
    port: await anyFreePort(),
    namespace,
    headless: true,
  });
  running.push(server);
  return server;
}

async function withClient<T>(server: TemporalServer, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}

/** The real server, told at its first start to take a port for its metrics that somebody else has. */
function cliThatLosesItsFirstPort(cli: string, taken: number): string {
  const site = mkdtempSync(path.join(folder, 'loser-'));
  const script = path.join(site, 'temporal');
  writeFileSync(
    script,
    `#!/bin/sh
if [ "$1" = server ] && mkdir '${site}/started' 2>/dev/null; then set -- "$@" --metrics-port ${taken}; fi
exec '${cli}' "$@"
`,
    { mode: 0o700 },
  );
  return script;
}

function portOf(server: TemporalServer): number {
  return Number(server.address.split(':')[1]);
}

function startSleeper(server: TemporalServer): Promise<unknown> {
  return withClient(server, (client) =>
    client.workflow.start('sleeper', { workflowId: 'sleeper', taskQueue: 'nobody-works-here' }),
  );
}

function statusOfSleeper(server: TemporalServer): Promise<string> {
  return withClient(
    server,
    async (client) => (await client.workflow.getHandle('sleeper').describe()).status.name,
  );
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('the local Temporal server', () => {
  it('keeps histories for 90 days', async () => {
    const server = await start('retention');
    const days = await withClient(server, async (client) => {
      const { config } = await client.workflowService.describeNamespace({ namespace });
      return Number(config?.workflowExecutionRetentionTtl?.seconds) / 86_400;
    });
    expect(days).toBe(90);
  });

  it('keeps a sleeping workflow over a stop and a second start', async () => {
    const first = await start('stopped');
    await startSleeper(first);
    await first.stop();
    expect(await statusOfSleeper(await start('stopped'))).toBe('RUNNING');
  });

  it('keeps a sleeping workflow over kill -9', async () => {
    const first = await start('killed');
    await startSleeper(first);
    signal(first.pid, 'SIGKILL');
    await first.ended;
    expect(await statusOfSleeper(await start('killed'))).toBe('RUNNING');
  });

  it('names the port that somebody else has', async () => {
    const first = await start('port-owner');
    const port = portOf(first);
    const second = startTemporalServer({
      logFile: path.join(folder, 'loser.log'),
      port,
      namespace: 'other',
      headless: true,
    });
    await expect(second).rejects.toThrow(`port ${port}`);
  });

  it('is started anew when it loses one of the ports that it picks for itself', async () => {
    const taken = portOf(await start('other-owner'));
    setCli(cliThatLosesItsFirstPort(await temporalCli(() => undefined), taken));
    const spawned: number[] = [];
    const server = await start('port-loser', (pid) => spawned.push(pid));
    expect(spawned).toHaveLength(2);
    expect(server.pid).toBe(spawned[1]);
  });

  it('serves its web UI when it is given a port', async () => {
    const uiPort = await anyFreePort();
    const server = await startTemporalServer({
      logFile: path.join(folder, 'ui.log'),
      port: await anyFreePort(),
      uiPort,
      namespace,
    });
    running.push(server);
    expect(server.uiUrl).toBe(`http://127.0.0.1:${uiPort}`);
    expect(await becomesTrue(() => answers(uiPort), 10_000)).toBe(true);
  });
});
