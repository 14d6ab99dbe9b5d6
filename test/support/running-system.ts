import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instance } from '../../local/instance';
import { OWNER_ROLE } from '../../local/postgres';
import type { Secrets } from '../../local/secrets';
import { anyFreePort } from '../../local/ports';
import { projectRoot } from '../../prisma/project-root';
import { readPayloadKeys, type PayloadKeys } from '../../temporal/payload-keys';
import { freshNamespace } from '../cluster/support/cluster';
import { eventually } from './eventually';
import { testServers } from './servers';

export const PROCESSES = ['worker', 'api', 'temporal', 'postgres'] as const;
export type ProcessName = (typeof PROCESSES)[number];

function untilAnnounced(folder: string): Promise<Instance> {
  const read = () => JSON.parse(readFileSync(path.join(folder, 'instance.json'), 'utf8')) as Instance;
  return eventually(() => Promise.resolve().then(read), 300_000);
}

/** Arguments for a Temporal that is somebody else's: where this run of tests has a cluster, a namespace of it. */
async function engineArguments(known: Instance | undefined): Promise<string[]> {
  const { cluster, temporalAddress } = testServers();
  if (!cluster) return [];
  const namespace = known?.temporalNamespace ?? (await freshNamespace(cluster));
  return ['--temporal-address', temporalAddress, '--namespace', namespace];
}

/**
 * The whole system as `npm start` runs it, in a data folder of its own: nothing is taken out of it. Where the run of
 * tests has a cluster, its worker and API are told of that by their environment, and nothing else differs.
 */
export class RunningSystem {
  private constructor(
    readonly folder: string,
    private readonly supervisor: ChildProcess,
    readonly instance: Instance,
  ) {}

  /**
   * @param before a system whose supervisor was killed: goes on with its data
   * @param extra further variables of its environment
   */
  static async start(before?: RunningSystem, extra: NodeJS.ProcessEnv = {}): Promise<RunningSystem> {
    const folder = before?.folder ?? mkdtempSync(path.join(os.tmpdir(), 'bangfu-system-'));
    const engine = await engineArguments(before?.instance);
    // What a killed supervisor announced is no longer so.
    rmSync(path.join(folder, 'instance.json'), { force: true });
    const ports = ['--api-port', '--postgres-port', '--temporal-port', '--ui-port'];
    const options = await Promise.all(ports.map(async (name) => [name, String(await anyFreePort())]));
    const supervisor = spawn(
      process.execPath,
      ['local/bootstrap.cjs', 'start', '--data', folder, ...options.flat(), ...engine],
      {
        cwd: projectRoot(),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...extra },
      },
    );
    let said = '';
    const collect = (chunk: Buffer) => (said += chunk.toString());
    supervisor.stdout.on('data', collect);
    supervisor.stderr.on('data', collect);
    const ended = new Promise<never>((_, reject) => {
      supervisor.once('exit', () => reject(new Error(`the system did not start: ${said}`)));
    });
    const instance = await Promise.race([ended, untilAnnounced(folder)]);
    return new RunningSystem(folder, supervisor, instance);
  }

  /** What the supervisor keeps running: a Temporal that is somebody else's is not among it. */
  get processes(): readonly ProcessName[] {
    const ours = this.instance.temporalUiUrl !== undefined;
    return PROCESSES.filter((name) => ours || name !== 'temporal');
  }

  /** The account of a role, as the summary prints it. */
  account(username: string): { username: string; password: string } {
    const accounts = JSON.parse(readFileSync(this.instance.accountsFile, 'utf8')) as {
      username: string;
      password: string;
    }[];
    const account = accounts.find((candidate) => candidate.username === username);
    if (!account) throw new Error(`there is no sample account ${username}`);
    return { username: account.username, password: account.password };
  }

  /** The database as the application sees it. */
  get databaseUrl(): string {
    return this.url('bangfu', this.secrets.applicationPassword, 'bangfu');
  }

  get payloadKeys(): PayloadKeys {
    return readPayloadKeys({ BANGFU_TEMPORAL_KEYS: this.secrets.temporalKeys });
  }

  /** A database as the superuser sees it. */
  ownerUrl(database: string): string {
    return this.url(OWNER_ROLE, this.secrets.ownerPassword, database);
  }

  /** Stops one process in mid-step for a while: it neither answers nor refuses, and does not know that time passed. */
  async freeze(name: ProcessName, ms: number): Promise<void> {
    const pid = this.pidOf(name);
    process.kill(pid, 'SIGSTOP');
    try {
      await delay(ms);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  /** Ends one process as a power cut would, and waits until the supervisor has put another in its place. */
  async killHard(name: ProcessName): Promise<void> {
    const pid = this.pidOf(name);
    process.kill(pid, 'SIGKILL');
    await eventually(() => {
      if (this.pidOf(name) === pid) throw new Error(`${name} was not started again`);
      return Promise.resolve();
    }, 120_000);
  }

  /** Ends the supervisor itself; its processes are left to whoever starts next. */
  async killSupervisor(): Promise<void> {
    const ended = new Promise((resolve) => this.supervisor.once('exit', resolve));
    process.kill(this.instance.pid, 'SIGKILL');
    await ended;
  }

  /** Stops everything as Ctrl-C does. */
  async stop(): Promise<void> {
    if (this.supervisor.exitCode !== null) return;
    const ended = new Promise((resolve) => this.supervisor.once('exit', resolve));
    process.kill(this.instance.pid, 'SIGINT');
    await ended;
  }

  removeData(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get secrets(): Secrets {
    return JSON.parse(readFileSync(path.join(this.folder, 'secrets.json'), 'utf8')) as Secrets;
  }

  private url(user: string, password: string, database: string): string {
    const login = `${user}:${encodeURIComponent(password)}`;
    return `postgresql://${login}@127.0.0.1:${this.instance.postgresPort}/${database}`;
  }

  private pidOf(name: ProcessName): number {
    if (name === 'postgres') {
      return Number(
        readFileSync(path.join(this.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
      );
    }
    const { pid } = JSON.parse(readFileSync(path.join(this.folder, 'run', `${name}.json`), 'utf8')) as {
      pid: number;
    };
    return pid;
  }
}
