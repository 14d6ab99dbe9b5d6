import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';

/**
 * Short calls to the database on the worker that holds the workflow task: one marker in the history instead of six
 * events. Retried until they succeed; the database being away is waited out, never given up on.
 */
export const { loadOpening, commitFacts, loadHousehold, commitHouseholdFacts } =
  proxyLocalActivities<Activities>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
    localRetryThreshold: '1 minute',
  });
