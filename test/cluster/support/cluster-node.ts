import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { LogFile } from '../../../local/log-file';
import { identify } from '../../../local/plain/identity.cjs';
import { endChild, endLeftOver, signal, whenEnded } from '../../../local/processes';
import { readPrivateJson, writePrivateJson } from '../../../local/private-file';
import { eventually } from '../../support/eventually';

const STOP_MS = 20_000;
const READY_WITHIN_MS = 180_000;

/** One server process, with all four services in it. Plain JSON: the run of tests and the test files both hold it. */
export interface NodePlan {
  readonly name: string;
  readonly folder: string;
  readonly server: string;
  readonly frontendPort: number;
  /** As the official image takes them. */
  readonly env: Readonly<Record<string, string>>;
}

/** Where a node's frontend listens. */
export function addressOf({ frontendPort }: NodePlan): string {
  return `127.0.0.1:${frontendPort}`;
}

/** Starts the node's process and waits until its frontend answers. */
export async function startNode(plan: NodePlan): Promise<ChildProcess> {
  const log = new LogFile(path.join(plan.folder, `${plan.name}.log`));
  const child = spawn(plan.server, ['--allow-no-auth', 'start'], {
    cwd: plan.folder,
    env: { PATH: process.env['PATH'], HOME: plan.folder, ...plan.env },
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  writePrivateJson(pidFile(plan), child.pid ?? 0);
  let over: string | undefined;
  void whenEnded(child).then((how) => (over = how));
  try {
    await eventually(async () => {
      if (over !== undefined) return;
      await frontendAnswers(plan);
    }, READY_WITHIN_MS);
    if (over !== undefined) throw new Error(`${plan.name} did not start (${over}: ${log.tail()})`);
    return child;
  } catch (error) {
    await endChild(child, 'SIGTERM', STOP_MS);
    throw error;
  } finally {
    log.close();
  }
}

/** Ends the node as a power cut would. */
export function killNode(plan: NodePlan): void {
  signal(pidOf(plan), 'SIGKILL');
}

/** Ends the node in good order and waits for it, whoever started it. */
export async function endNode(plan: NodePlan): Promise<void> {
  const identity = identify(pidOf(plan));
  if (identity) await endLeftOver(identity, STOP_MS);
}

function pidOf(plan: NodePlan): number {
  const pid = readPrivateJson<number>(pidFile(plan));
  if (!pid) throw new Error(`${plan.name} was never started`);
  return pid;
}

function pidFile({ folder, name }: NodePlan): string {
  return path.join(folder, `${name}.pid`);
}

async function frontendAnswers(plan: NodePlan): Promise<void> {
  const connection = Connection.lazy({ address: addressOf(plan) });
  try {
    await connection.withDeadline(Date.now() + 5_000, () => connection.workflowService.getClusterInfo({}));
  } finally {
    await connection.close();
  }
}
