import { MockActivityEnvironment } from '@temporalio/testing';
import { atPresent, MOST_TIMES_BELATED } from '../../activities/present-clock';

describe('the instant of an act', () => {
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  const kept: string[] = [];
  const commit = atPresent((request: { at: string; belated?: number }) => {
    kept.push(request.at);
    return Promise.resolve({ kind: 'STANDS' as const });
  });
  const answerOf = (request: { at: string; belated?: number }, attempt = 1) =>
    new MockActivityEnvironment({ attempt }).run(commit, request);

  beforeEach(() => {
    kept.length = 0;
  });

  it('stands when it is the present one, give or take what a task of the process may take', async () => {
    expect(await answerOf({ at: secondsAgo(20) })).toEqual({ kind: 'STANDS' });
  });

  it('stands when the process is ahead, as one whose time is skipped', async () => {
    expect(await answerOf({ at: secondsAgo(-3_600) })).toEqual({ kind: 'STANDS' });
  });

  it('is sent back, and nothing is written, when it is that of the last task of a process that slept', async () => {
    expect(await answerOf({ at: secondsAgo(40) })).toEqual({ kind: 'CLOCK' });
    expect(await answerOf({ at: secondsAgo(9_000_000), belated: MOST_TIMES_BELATED - 1 })).toEqual({
      kind: 'CLOCK',
    });
    expect(kept).toEqual([]);
  });

  it('stands as it is for an act that has waited for the database', async () => {
    const at = secondsAgo(300);
    expect(await answerOf({ at }, 2)).toEqual({ kind: 'STANDS' });
    expect(kept).toEqual([at]);
  });

  it('stands in the end when clocks disagree: no act waits for them for ever', async () => {
    const at = secondsAgo(300);
    expect(await answerOf({ at, belated: MOST_TIMES_BELATED })).toEqual({ kind: 'STANDS' });
    expect(kept).toEqual([at]);
  });
});
