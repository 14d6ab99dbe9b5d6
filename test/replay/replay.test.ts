import { Worker } from '@temporalio/worker';
import { keptHistories } from '../support/histories';
import { quietEngine } from '../support/quiet-engine';
import { testWorkflowBundle } from '../support/workflow-bundle';

quietEngine();

describe('histories of lives that were lived before', () => {
  it('are replayed by this build, every one of them', async () => {
    const histories = keptHistories();
    expect(histories.length).toBeGreaterThanOrEqual(3);
    const replayed: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories(
      { workflowBundle: testWorkflowBundle() },
      histories,
    )) {
      expect(error).toBeUndefined();
      replayed.push(workflowId);
    }
    expect(replayed.sort()).toEqual(histories.map(({ workflowId }) => workflowId));
  });
});
