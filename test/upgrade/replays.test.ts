import { Worker } from '@temporalio/worker';
import { keptHistories } from '../support/histories';
import { TEST_CONVERTER } from '../support/payload-keys';
import { quietEngine } from '../support/quiet-engine';
import { temporaryFolder } from '../support/temporary-folder';
import { CASE_WORKFLOW } from '../../workflows/messages';
import { buildOf, type Edit } from './build';
import {
  GUARDED_LOOP,
  JOB_FAIR_EDITS,
  JOB_FAIR_FILES,
  STATE_FIELD_EDITS,
  UNGUARDED_LOOP,
} from './later-builds';

quietEngine();

describe('the kept histories, replayed by a later build', () => {
  const folder = temporaryFolder();

  /** The runs that the build cannot replay, by their names. */
  async function failedReplays(
    name: string,
    edits: readonly Edit[],
    added?: Readonly<Record<string, string>>,
  ): Promise<string[]> {
    const { workflowBundle } = await buildOf(`${folder}/${name}`, edits, added);
    const histories = keptHistories().map(({ name: workflowId, history }) => ({ workflowId, history }));
    const failed: string[] = [];
    let replayed = 0;
    for await (const { workflowId, error } of Worker.runReplayHistories(
      { workflowBundle, dataConverter: TEST_CONVERTER },
      histories,
    )) {
      replayed += 1;
      if (error) failed.push(workflowId);
    }
    expect(replayed).toBe(histories.length);
    return failed.sort();
  }

  it('with a rule that refuses what it allowed, a new kind of fact and a new concern: every one', async () => {
    expect(await failedReplays('job-fair', JOB_FAIR_EDITS, JOB_FAIR_FILES)).toEqual([]);
  });

  it('with a field that every state must have: every one', async () => {
    expect(await failedReplays('state-field', STATE_FIELD_EDITS)).toEqual([]);
  });

  it('with a changed loop and no patch: none that comes by the place', async () => {
    const opening = keptHistories().filter(({ name, history: { events } }) => {
      const type = events[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name;
      return type === CASE_WORKFLOW && name.endsWith('.1.json.gz');
    });
    expect(opening).not.toEqual([]);
    expect(await failedReplays('unguarded', UNGUARDED_LOOP)).toEqual(opening.map(({ name }) => name).sort());
  });

  it('with the same change behind a patch: every one', async () => {
    expect(await failedReplays('guarded', GUARDED_LOOP)).toEqual([]);
  });
});
