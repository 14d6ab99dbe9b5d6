import {
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { BatchActivities } from '../activities';
import { GET_PROGRESS_QUERY, LOOK_AGAIN_SIGNAL, type BatchInput, type BatchProgress } from './batch-messages';

const getProgressQuery = defineQuery<BatchProgress>(GET_PROGRESS_QUERY);
const lookAgainSignal = defineSignal(LOOK_AGAIN_SIGNAL);

/** Pages are short: a worker that died in one is noticed by its end. The database or the engine being away is waited out. */
const RETRY = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
const short = proxyActivities<BatchActivities>({ startToCloseTimeout: '2 minutes', retry: RETRY });

/** A seal is made of all cases at once: nobody waits for it, and it is not begun again because there are many. */
const long = proxyActivities<BatchActivities>({ startToCloseTimeout: '1 hour', retry: RETRY });

/** A page is 6 events, 8 with a pause after it. */
const EVENTS_A_RUN = 2_000;

/**
 * Work in pages, one after the other until nothing is left: what a schedule starts, and what is done to many cases.
 * What is left to do is asked of Postgres with each page, so it goes on where it ended, whoever was killed meanwhile;
 * and what is announced during a page is looked for in another.
 */
export async function batchWorkflow({ work, subject = '', progress }: BatchInput): Promise<BatchProgress> {
  let sum: BatchProgress = progress ?? { pages: 0, done: 0, failed: 0 };
  let announced = false;
  setHandler(getProgressQuery, () => sum);
  setHandler(lookAgainSignal, () => void (announced = true));
  for (;;) {
    announced = false;
    const { done, failed, more, pauseMs } = await (work === 'sealDay' ? long : short)[work](subject);
    sum = { pages: sum.pages + 1, done: sum.done + done, failed: sum.failed + failed };
    if (!more && !announced) return sum;
    if (more && pauseMs) await sleep(pauseMs);
    if (workflowInfo().historyLength > EVENTS_A_RUN) {
      return continueAsNew<typeof batchWorkflow>({ work, subject, progress: sum });
    }
  }
}
