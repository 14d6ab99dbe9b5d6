import { defaultPayloadConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { keptHistories, type KeptHistory } from '../support/histories';
import { TEST_CONVERTER } from '../support/payload-keys';
import { quietEngine } from '../support/quiet-engine';
import { testWorkflowBundle } from '../support/workflow-bundle';

quietEngine();

/** How many runs each version left behind: a lost one would otherwise never fail a test. */
const KEPT: Readonly<Record<string, number>> = { '0.1.0': 9 };

describe('histories of lives that were lived before', () => {
  const histories = keptHistories();

  it.each(Object.entries(KEPT))('are kept from version %s, all %i runs of them', (version, runs) => {
    expect(histories.filter(({ name }) => name.startsWith(`${version}/`))).toHaveLength(runs);
  });

  async function expectReplayed(all: KeptHistory[]): Promise<void> {
    const replayed: string[] = [];
    const named = all.map(({ name, history }) => ({ workflowId: name, history }));
    for await (const { workflowId, error } of Worker.runReplayHistories(
      { workflowBundle: testWorkflowBundle(), dataConverter: TEST_CONVERTER },
      named,
    )) {
      expect({ workflowId, error }).toEqual({ workflowId, error: undefined });
      replayed.push(workflowId);
    }
    expect(replayed.sort()).toEqual(histories.map(({ name }) => name).sort());
    expect(replayed).toHaveLength(Object.values(KEPT).reduce((sum, runs) => sum + runs));
  }

  it('are replayed by this build, every one of them', () => expectReplayed(histories));

  it('are replayed as well with a trace in every Update: traces may be turned on and off', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const trace = defaultPayloadConverter.toPayload({ traceparent });
    let traced = 0;
    for (const { workflowExecutionUpdateAcceptedEventAttributes: update } of histories.flatMap(
      ({ history }) => history.events,
    )) {
      if (!update?.acceptedRequest?.input) continue;
      update.acceptedRequest.input.header = { fields: { '_tracer-data': trace } };
      traced += 1;
    }
    expect(traced).toBeGreaterThan(20);
    await expectReplayed(histories);
  });
});
