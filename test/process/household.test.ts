import { randomUUID } from 'node:crypto';
import { readHouseholdLedger } from '../../activities/ledger';
import { addDays, lastDayOfMonth, monthOf } from '../../domain/civil-date';
import { foldHousehold } from '../../domain/household-case/facts';
import type { HouseholdState } from '../../domain/household-case/state';
import { GET_STATE_QUERY, householdWorkflowId } from '../../workflows/messages';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { keepHistory } from '../support/histories';
import { COUNTY_OFFICER } from '../support/life';
import { SkippingWorld } from '../support/skipping-world';

const EVIDENCE = '00000000-0000-4000-8000-00000000e001';

describe('a zero-employment household on a skipped clock, with its members’ cases', () => {
  let world: SkippingWorld;
  let householdId: string;

  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    householdId = randomUUID();
  });

  const relay = () => world.cases.relayHouseholds();
  const state = () => world.cases.household(householdId).query<HouseholdState>(GET_STATE_QUERY);
  const folded = async () =>
    foldHousehold(householdId, await readHouseholdLedger(world.cases.pool, householdId));
  const lived = () => ({ runs: () => world.cases.runsOf(householdWorkflowId(householdId)) });
  const kinds = async () =>
    (await readHouseholdLedger(world.cases.pool, householdId)).flatMap(({ facts }) =>
      facts.map(({ kind }) => kind),
    );

  async function joins(person: LivingCase): Promise<LivingCase> {
    await person.does('joinHousehold', { householdId });
    return person;
  }

  async function isCertified(person: LivingCase): Promise<void> {
    await person.does(
      'certifyHardship',
      { category: 'H1', on: await world.today(), evidenceId: EVIDENCE },
      COUNTY_OFFICER,
    );
    await relay();
    await eventually(async () => expect((await folded()).clock).toBeDefined());
  }

  it('R-87 R-90 Q6: opens, misses its target, alarms the county, is cleared by work, and has the other looked at again', async () => {
    const mother = await joins(await world.registerInMarch());
    const on = await world.today();
    const son = await joins(await (await world.cases.register(on)).opened());
    await isCertified(mother);
    const { clock } = await folded();
    // March is the last month of its quarter.
    const quarterEnd = lastDayOfMonth(monthOf(on));
    expect(clock).toMatchObject({ openedOn: on, targetMissed: false, alarms: 0 });
    const [targetOn, alarmOn] = [clock?.targetOn ?? '', clock?.alarmOn ?? ''];
    expect(alarmOn).toBe(targetOn > quarterEnd ? targetOn : quarterEnd);

    await world.until(addDays(alarmOn, 1), 3);
    await eventually(async () =>
      expect((await folded()).clock).toMatchObject({ targetMissed: true, alarms: 1 }),
    );
    expect(await state()).toEqual(await folded());

    await son.does('reportEmployment', {
      type: 'UNIT',
      startedOn: await world.today(),
      evidenceId: EVIDENCE,
      evidenceKind: 'CONTRACT_FILING',
    });
    await relay();
    await eventually(async () => expect((await kinds()).at(-1)).toBe('HouseholdCleared'));
    await relay();
    expect((await mother.facts()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['HouseholdClearanceNoted']),
    );
    const reviews = (await mother.tasks()).filter(({ id }) => id.includes('#'));
    expect(reviews).toMatchObject([{ status: 'OPEN' }]);
    expect((await son.facts()).map(({ kind }) => kind)).not.toContain('HouseholdClearanceNoted');
    expect(await state()).toEqual(await folded());
    await keepHistory('household-cleared-by-work', lived());
    await Promise.all([mother.isLeft(), son.isLeft(), world.cases.household(householdId).terminate()]);
  });

  it('R-90: completes when nobody belongs to it any more, and begins again by news, knowing what it knew', async () => {
    const person = await joins(await world.registerInMarch());
    await isCertified(person);
    await person.does('joinHousehold', { householdId: randomUUID() });
    await relay();
    expect(await world.cases.household(householdId).result()).toMatchObject({
      members: [{ caseId: person.input.caseId, standing: 'GONE' }],
    });
    await keepHistory('household-left-by-all', lived());
    const before = await folded();
    await joins(person);
    await relay();
    await eventually(async () => expect((await folded()).clock).toBeDefined());
    expect((await folded()).seq).toBe(before.seq + 2);
    expect(await state()).toEqual(await folded());
    await Promise.all([person.isLeft(), world.cases.household(householdId).terminate()]);
  });
});
