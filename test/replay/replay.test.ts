import { Worker } from '@temporalio/worker';
import { keptHistories } from '../support/histories';
import { quietEngine } from '../support/quiet-engine';
import { testWorkflowBundle } from '../support/workflow-bundle';

quietEngine();

/** How many runs each version left behind: a lost one would otherwise never fail a test. */
const KEPT: Readonly<Record<string, number>> = { '0.1.0': 7 };

describe('histories of lives that were lived before', () => {
  const histories = keptHistories();

  it.each(Object.entries(KEPT))('are kept from version %s, all %i runs of them', (version, runs) => {
    expect(histories.filter(({ name }) => name.startsWith(`${version}/`))).toHaveLength(runs);
  });

  it('are replayed by this build, every one of them', async () => {
    const replayed: string[] = [];
    const named = histories.map(({ name, history }) => ({ workflowId: name, history }));
    for await (const { workflowId, error } of Worker.runReplayHistories(
      { workflowBundle: testWorkflowBundle() },
      named,
    )) {
      expect({ workflowId, error }).toEqual({ workflowId, error: undefined });
      replayed.push(workflowId);
    }
    expect(replayed.sort()).toEqual(histories.map(({ name }) => name).sort());
    expect(replayed).toHaveLength(Object.values(KEPT).reduce((sum, runs) => sum + runs));
  });
});
