import type { Actor, CommandData } from '../../domain/case/commands';
import { addDays, addMonths, firstDayOfMonth, monthOf } from '../../domain/civil-date';
import { retirementDate } from '../../domain/retirement';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { CASEWORKER, COUNTY_OFFICER, REVIEWER } from '../support/life';
import { SkippingWorld } from '../support/skipping-world';

const EVIDENCE = '00000000-0000-4000-8000-00000000e001';

describe('contact, comparisons and retirement on a skipped clock', () => {
  let world: SkippingWorld;

  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());

  async function fails(
    person: LivingCase,
    more: Partial<CommandData['recordContactAttempt']>,
    by: Actor = CASEWORKER,
  ): Promise<void> {
    const on = await world.today();
    await person.does('recordContactAttempt', { on, channel: 'PHONE', outcome: 'NO_ANSWER', ...more }, by);
  }

  const taskNames = async (person: LivingCase, prefix: string) =>
    (await person.tasks())
      .filter(({ id }) => id.startsWith(prefix))
      .map(({ id, status }) => `${id.split(':')[1]} ${status}`);

  async function expectSameInLedger(person: LivingCase): Promise<void> {
    expect(await person.foldedState()).toEqual(await person.state());
  }

  it('R-64 A-12: through all four steps contact is lost, follow-ups are missed and go on, nothing ends, and it is found again', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await fails(person, { call: { hour: 9 } });
    await world.until(addDays(start, 1), 19);
    await fails(person, {});
    await world.until(addDays(start, 2));
    await fails(person, { channel: 'VISIT', outcome: 'NOT_AT_HOME' });
    await world.until(addDays(start, 14));
    await eventually(async () =>
      expect(await person.tasks()).toContainEqual(
        expect.objectContaining({
          status: 'OPEN',
          escalatedTo: 'COUNTY',
          id: expect.stringMatching(/^search:COMPARISON/) as string,
        }),
      ),
    );
    await person.does('recordComparison', { on: await world.today(), batchId: 'SB-1' }, COUNTY_OFFICER);
    await world.until(addDays(start, 16));
    await fails(person, { channel: 'VISIT', outcome: 'NOT_AT_HOME' }, REVIEWER);
    expect(await taskNames(person, 'search:')).toEqual([
      'OTHER_NUMBER DONE',
      'COMMUNITY_VISIT DONE',
      'COMPARISON DONE',
      'SUBDISTRICT_VISIT DONE',
    ]);
    expect((await person.state()).search?.lostSince).toBe(addDays(start, 16));
    await world.until(addMonths(start, 8));
    await eventually(async () =>
      expect((await person.facts()).filter(({ kind }) => kind === 'FollowUpMissed')).toHaveLength(7),
    );
    expect(await person.state()).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN', level: 'I' });
    await person.does('recordVisit', { on: await world.today(), channel: 'VISIT', outcome: 'REACHED' });
    expect((await person.state()).search).toBeUndefined();
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('R-59 R-60 R-61: a hit is verified, the work urged, after thirty days the county’s, and over once it is registered', async () => {
    const person = await world.registerInMarch();
    const start = await world.today();
    await person.does(
      'recordComparison',
      { on: start, batchId: 'SB-2', hit: 'UNIT_INSURANCE' },
      COUNTY_OFFICER,
    );
    await world.until(addDays(start, 2));
    const verified = { kind: 'UNIT_INSURANCE', finding: 'CONFIRMED', evidenceId: EVIDENCE } as const;
    await person.does('verifySign', { ...verified, on: await world.today() });
    await world.until(addDays(start, 3));
    await person.does('urgeEmployment', { on: await world.today(), whom: 'EMPLOYER' });
    const waitsFor = (escalatedTo: string | null) =>
      eventually(async () =>
        expect((await person.tasks()).find(({ id }) => id.startsWith('employment-register'))).toMatchObject({
          status: 'OPEN',
          escalatedTo,
        }),
      );
    await world.until(addDays(start, 33), 23);
    await waitsFor(null);
    await world.until(addDays(start, 45));
    await waitsFor('COUNTY');
    expect(await person.state()).toMatchObject({ registration: 'ACTIVE' });
    await person.does('reportEmployment', {
      type: 'UNIT',
      startedOn: start,
      evidenceId: EVIDENCE,
      evidenceKind: 'UNIT_INSURANCE',
    });
    expect(await person.state()).toMatchObject({ registration: 'CANCELLED', employment: 'FLEXIBLE' });
    expect((await person.tasks()).find(({ id }) => id.startsWith('employment-register'))).toMatchObject({
      status: 'DONE',
      late: true,
    });
    await expectSameInLedger(person);
    await person.isLeft();
  });

  it('A-14 R-61: the month of statutory age opens a check, which ends nothing and comes again', async () => {
    const person = await world.registerInMarch((monday) => birthDateOf(addMonths(monday, 2)));
    const start = await world.today();
    const month = firstDayOfMonth(monthOf(addMonths(start, 2)));
    expect((await person.state()).retirement).toMatchObject({ checkOn: month });
    const checksAt = (on: string, status: string) =>
      eventually(async () =>
        expect((await person.tasks()).find(({ id }) => id === `retirement-check:${on}`)).toMatchObject({
          status,
        }),
      );
    await world.until(addDays(month, 6));
    await checksAt(month, 'OPEN');
    const answeredOn = await world.today();
    await person.does('recordPensionCheck', { on: answeredOn, finding: 'DRAWS_NONE' });
    await checksAt(month, 'DONE');
    const again = addMonths(answeredOn, 6);
    await world.until(again, 12);
    await checksAt(again, 'OPEN');
    await person.does('recordPensionCheck', { on: await world.today(), finding: 'DRAWS_PENSION' });
    expect(await person.state()).toMatchObject({ registration: 'ACTIVE' });
    expect(JSON.stringify(await person.facts())).not.toContain(birthDateOf(addMonths(start, 2)));
    await expectSameInLedger(person);
    await person.isLeft();
  });
});

/** A day on which a man was born who reaches statutory age in the month of another day. */
function birthDateOf(retiresOn: string): string {
  for (let age = 60 * 12; age <= 63 * 12; age++) {
    const birthDate = addMonths(`${monthOf(retiresOn)}-15`, -age);
    if (monthOf(retirementDate('MALE', birthDate)) === monthOf(retiresOn)) return birthDate;
  }
  throw new Error('nobody retires in that month');
}
