import type { Connection } from '@temporalio/client';
import { onceAble } from './not-yet';

/** The name under which every build of the worker is known to the engine; permanent. */
export const DEPLOYMENT = 'bangfu';

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
export async function setCurrent({ connection, ...version }: Versioned, withinMs?: number): Promise<void> {
  const request = { ...versionOf(version), identity: 'bangfu' };
  await onceAble(() => connection.workflowService.setWorkerDeploymentCurrentVersion(request), withinMs);
}

/**
 * Has the engine send a part of the cases to a build, always the same ones; 0 takes them back.
 * @param percent of the cases, by their workflow ids
 * @throws as `setCurrent`
 */
export async function ramp(
  { connection, ...version }: Versioned,
  percent: number,
  withinMs?: number,
): Promise<void> {
  const request = { ...versionOf(version), percentage: percent, identity: 'bangfu' };
  await onceAble(() => connection.workflowService.setWorkerDeploymentRampingVersion(request), withinMs);
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
