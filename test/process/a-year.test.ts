import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { addDays, lastDayOfMonth, monthOf } from '../../domain/civil-date';
import { readLedger } from '../../activities/ledger';
import { foldCase } from '../../domain/case/fold';
import type { Command } from '../../domain/case/commands';
import type { CaseState } from '../../domain/case/state';
import type { LivingCase } from '../support/case-world';
import { keepHistory } from '../support/histories';
import { eventually } from '../support/eventually';
import { CASEWORKER } from '../support/life';
import { LOADED_TEST_CONVERTER } from '../support/payload-keys';
import { SkippingWorld } from '../support/skipping-world';

/** What the first event of a run holds: what the run before it handed over. */
async function carriedTo(run: Awaited<ReturnType<LivingCase['runs']>>[number] | undefined) {
  const input = run?.events?.[0]?.workflowExecutionStartedEventAttributes?.input;
  const [started] = await decodeArrayFromPayloads(LOADED_TEST_CONVERTER, input?.payloads);
  return (started as { carried?: { state: CaseState; wakeAt?: string } } | undefined)?.carried;
}

describe('a run that is older than a year', () => {
  let world: SkippingWorld;
  let person: LivingCase;
  let on: string;

  const call = (id: string, day: string): Command => ({
    kind: 'recordContactAttempt',
    id,
    digest: '',
    by: CASEWORKER,
    data: { on: day, channel: 'PHONE', outcome: 'NO_ANSWER' },
  });
  const runId = async () => (await person.handle.describe()).runId;

  beforeAll(async () => {
    world = await SkippingWorld.start();
    person = await world.registerInMarch();
    on = await world.today();
  });
  afterAll(() => world.stop());

  it('is not ended before its next act, and then answers all who are in flight', async () => {
    const [oldRun, first] = [await runId(), await person.sends(call('call-0', on))];
    await world.until(addDays(on, 365), 11);
    expect(await runId()).toBe(oldRun);
    const before = await person.handle.fetchHistory();

    const today = await world.today();
    const ids = Array.from({ length: 8 }, (_, n) => `in-flight-${n}`);
    const answers = await Promise.all(ids.map((id) => person.sends(call(id, today))));
    expect(answers.map(({ facts }) => facts.map(({ kind }) => kind))).toEqual(
      ids.map(() => ['ContactAttempted']),
    );
    expect(await runId()).not.toBe(oldRun);
    expect((await person.runs())[0]?.events?.length).toBeGreaterThan(before.events?.length ?? Infinity);

    const stands = await person.facts();
    expect(await person.sends(call('call-0', on))).toEqual(first);
    for (const [index, id] of ids.entries()) {
      expect(await person.sends(call(id, today), `again-${id}`)).toEqual(answers[index]);
    }
    expect(await person.facts()).toEqual(stands);
  });

  it('hands plain JSON to the next, with the version of its schema', async () => {
    const runs = await person.runs();
    expect(runs).toHaveLength(2);
    const carried = await carriedTo(runs[1]);
    expect(carried?.state).toMatchObject({ schemaVersion: 1, caseId: person.input.caseId });
    const until = carried?.state.seq ?? 0;
    const batches = (await readLedger(world.cases.pool, person.input.caseId)).filter(
      (_, index, all) => all.slice(0, index + 1).flatMap(({ facts }) => facts).length <= until,
    );
    expect(carried?.state).toEqual(foldCase(person.input.caseId, batches));
    expect(await person.state()).toEqual(await person.foldedState());
  });

  it('hands over what it waits for: the month that ends without a follow-up is missed in its night', async () => {
    const missed = async () => (await person.facts()).filter(({ kind }) => kind === 'FollowUpMissed').length;
    const [before, run] = [await missed(), await runId()];
    const last = lastDayOfMonth(monthOf(await world.today()));
    await world.until(last, 23);
    expect(await missed()).toBe(before);
    await world.until(addDays(last, 1), 3);
    await eventually(async () => expect(await missed()).toBe(before + 1));
    expect(await runId()).toBe(run);
    await keepHistory('goes-on-after-a-year', person);
    await person.isLeft();
  });
});
