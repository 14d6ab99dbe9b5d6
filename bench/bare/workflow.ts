import { defineUpdate, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { BareActivities } from './activities';
import { ACT_UPDATE, type BareInput } from './messages';

const { commit } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });
const actUpdate = defineUpdate<number, []>(ACT_UPDATE);
const A_YEAR = 365 * 24 * 3_600_000;

/** The smallest workflow that commits once when it starts, once with each Update, and once when it wakes. */
export async function bareWorkflow({ wakeAt }: BareInput): Promise<void> {
  const { workflowId } = workflowInfo();
  let seq = 0;
  const commitNext = async (): Promise<number> => {
    await commit({ workflowId, seq: ++seq });
    return seq;
  };
  setHandler(actUpdate, commitNext);
  await commitNext();
  await sleep(wakeAt === undefined ? A_YEAR : Math.max(wakeAt - Date.now(), 1));
  if (wakeAt !== undefined) await commitNext();
  await sleep(A_YEAR);
}
