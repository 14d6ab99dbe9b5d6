import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';

/** The name under which every build of the worker is known to the engine; permanent. */
export const DEPLOYMENT = 'bangfu';

const RETRY_MS = 200;

/** What the engine answers while it has not yet seen the build's workers at every task queue. */
const NOT_YET: readonly number[] = [5, 9];

/** A build as the engine knows it. */
interface Versioned {
  connection: Connection;
  namespace: string;
  buildId: string;
}

/** Where the engine sends the tasks of cases: all to `current`, or a part of the cases to `ramping`. */
export interface Routing {
  current: string | undefined;
  ramping?: { buildId: string; percent: number };
}

/**
 * Has the engine send every case's next task to a build, once its workers are there.
 * @param withinMs how long they are waited for, in milliseconds
 * @throws when they do not come in time, or the engine knows no deployment versions
 */
export function setCurrent({ connection, ...version }: Versioned, withinMs = 60_000): Promise<void> {
  const request = { ...versionOf(version), identity: 'bangfu' };
  return onceSeen(withinMs, () => connection.workflowService.setWorkerDeploymentCurrentVersion(request));
}

/**
 * Has the engine send a part of the cases to a build, always the same ones; 0 takes them back.
 * @param percent of the cases, by their workflow ids
 * @throws as `setCurrent`
 */
export function ramp(
  { connection, ...version }: Versioned,
  percent: number,
  withinMs = 60_000,
): Promise<void> {
  const request = { ...versionOf(version), percentage: percent, identity: 'bangfu' };
  return onceSeen(withinMs, () => connection.workflowService.setWorkerDeploymentRampingVersion(request));
}

/**
 * Where tasks go now.
 * @throws when no worker of a build has ever been there
 */
export async function routing({ workflowService }: Connection, namespace: string): Promise<Routing> {
  const { workerDeploymentInfo } = await workflowService.describeWorkerDeployment({
    namespace,
    deploymentName: DEPLOYMENT,
  });
  const { currentDeploymentVersion, rampingDeploymentVersion, rampingVersionPercentage } =
    workerDeploymentInfo?.routingConfig ?? {};
  const ramping = rampingDeploymentVersion?.buildId;
  return {
    current: currentDeploymentVersion?.buildId ?? undefined,
    ...(ramping && { ramping: { buildId: ramping, percent: rampingVersionPercentage ?? 0 } }),
  };
}

function versionOf({ namespace, buildId }: Omit<Versioned, 'connection'>) {
  return { namespace, deploymentName: DEPLOYMENT, buildId };
}

async function onceSeen(withinMs: number, act: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + withinMs; ; await pause(RETRY_MS)) {
    try {
      await act();
      return;
    } catch (error) {
      const isNotYet = isGrpcServiceError(error) && NOT_YET.includes(Number(error.code));
      if (!isNotYet || Date.now() > until) throw error;
    }
  }
}
