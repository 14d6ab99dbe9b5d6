import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../prisma/project-root';
import { dataFolder } from '../../local/data-folder';
import { findInstance, withdrawInstance } from '../../local/instance';
import { isRunning, type ProcessIdentity } from '../../local/plain/identity.cjs';
import { readIdentity } from '../../local/processes';
import type { SampleAccount } from '../../local/sample-accounts';
import { eventually } from '../support/eventually';
import { PROCESSES, RunningSystem } from '../support/running-system';

const ACCOUNT_ONLY = 0o600;

interface Finished {
  readonly code: number | null;
  readonly said: string;
}

function startAgain(folder: string): Promise<Finished> {
  const child = spawn(process.execPath, ['local/bootstrap.cjs', 'start', '--data', folder], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

function accountsOf(system: RunningSystem): SampleAccount[] {
  return JSON.parse(readFileSync(system.instance.accountsFile, 'utf8')) as SampleAccount[];
}

async function login(system: RunningSystem, { username, password }: SampleAccount): Promise<number> {
  const response = await fetch(`${system.instance.apiUrl}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return response.status;
}

async function readiness(system: RunningSystem): Promise<unknown> {
  return (await fetch(`${system.instance.apiUrl}/readyz`)).json();
}

function processesOf(system: RunningSystem): ProcessIdentity[] {
  const folder = dataFolder(system.folder);
  const found = ['api', 'worker', 'temporal'].map((name) => readIdentity(folder.pidFile(name)));
  return found.filter((identity) => identity !== undefined);
}

/** Kills the supervisor, and starts another on what it left behind. */
async function killAndRestart(system: RunningSystem, meanwhile: () => Promise<void>): Promise<RunningSystem> {
  await system.killSupervisor();
  await meanwhile();
  expect(findInstance(dataFolder(system.folder))).toBeUndefined();
  withdrawInstance(dataFolder(system.folder));
  return RunningSystem.start(system);
}

describe('npm start on one machine', () => {
  let system: RunningSystem;

  beforeAll(async () => {
    system = await RunningSystem.start();
  }, 600_000);

  afterAll(async () => {
    await system.stop();
    system.removeData();
  });

  it('is ready to register people, with its documentation', async () => {
    expect(await readiness(system)).toMatchObject({ database: 'up', temporal: 'up' });
    expect((await fetch(system.instance.docsUrl)).status).toBe(200);
  });

  it('has an account for each role that can log in', async () => {
    const accounts = accountsOf(system);
    expect(accounts.map(({ role, orgCode }) => [role, orgCode.length])).toEqual([
      ['CASEWORKER', 12],
      ['REVIEWER', 9],
      ['COUNTY_OFFICER', 6],
      ['CITY_POLICY_OFFICER', 4],
      ['AUDITOR', 4],
      ['ADMINISTRATOR', 4],
    ]);
    expect(await Promise.all(accounts.map((account) => login(system, account)))).toEqual(
      accounts.map(() => 201),
    );
  });

  it('keeps its secrets and passwords from other accounts', () => {
    const folder = dataFolder(system.folder);
    for (const file of [folder.secrets, folder.accounts, folder.instance]) {
      expect(statSync(file).mode & 0o777).toBe(ACCOUNT_ONLY);
    }
  });

  it('refuses a second supervisor on the same data with one clear line', async () => {
    const second = await startAgain(system.folder);
    expect(second.code).toBe(1);
    expect(second.said.trim().split('\n').at(-1)).toBe(
      `Bangfu already runs with ${system.folder} (process ${system.instance.pid}): stop that one, or choose another --data.`,
    );
  });

  it.each(PROCESSES)('starts %s again after kill -9', async (name) => {
    await system.killHard(name);
    await eventually(async () =>
      expect(await readiness(system)).toMatchObject({ database: 'up', temporal: 'up' }),
    );
  });

  it('recovers with the same data and accounts after kill -9 of the supervisor', async () => {
    const before = accountsOf(system);
    const leftBehind = processesOf(system);
    system = await killAndRestart(system, () => Promise.resolve());
    expect(leftBehind.map(isRunning)).toEqual([false, false, false]);
    expect(accountsOf(system)).toEqual(before);
    expect(await Promise.all(before.map((account) => login(system, account)))).toEqual(before.map(() => 201));
  }, 300_000);

  it('ends the API and the worker by themselves when the supervisor is gone', async () => {
    const [api, worker] = processesOf(system);
    system = await killAndRestart(system, () =>
      eventually(async () => {
        await Promise.resolve();
        expect([api, worker].map((identity) => identity && isRunning(identity))).toEqual([false, false]);
      }),
    );
  }, 300_000);

  it('stops everything in good order and leaves nothing running', async () => {
    const running = processesOf(system);
    await system.stop();
    expect(running.map(isRunning)).toEqual([false, false, false]);
    expect(existsSync(path.join(system.folder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(findInstance(dataFolder(system.folder))).toBeUndefined();
    expect(readdirSync(path.join(system.folder, 'run'))).toEqual([]);
    system = await RunningSystem.start(system);
  }, 300_000);
});
