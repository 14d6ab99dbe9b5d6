import type { WorkerOptions } from '@temporalio/worker';
import { DEPLOYMENT } from '../temporal/deployment';

/**
 * A worker of one build. A case sleeps for years and goes on with whatever build is current when it wakes: pinned to the
 * one it began with, it would need that one's workers for as long.
 */
export function versionedAs(buildId: string): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  return {
    workerDeploymentOptions: {
      version: { deploymentName: DEPLOYMENT, buildId },
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  };
}
