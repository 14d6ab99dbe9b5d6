import { randomUUID } from 'node:crypto';
import { Client as Database } from 'pg';
import { verify } from '../../audit/verify';
import { addDays, addMonths, lastDayOfMonth, monthOf, type CivilDate } from '../../domain/civil-date';
import { SeededRandom } from '../../local/seeded-random';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { CASEWORKER } from '../support/life';
import { SkippingWorld } from '../support/skipping-world';
import { faultSeeds } from './seeds';

const SECOND = 1 / 3600;
const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'UNCHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;
const MONTH_ENDS = 2;

describe.each(faultSeeds())('the clock at midnight of month ends, seed %d', (seed) => {
  jest.setTimeout(15 * 60_000);
  const random = new SeededRandom(seed);
  let world: SkippingWorld;

  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());

  /** A call that is recorded at this moment for a day; its answer, or that it was refused. */
  function calls(person: LivingCase, on: CivilDate, id: string): Promise<'ACCEPTED' | 'REFUSED'> {
    const data = { on, channel: 'PHONE', findings: FINDINGS } as const;
    const command = { kind: 'recordFollowUp', id, digest: '', by: CASEWORKER, data } as const;
    return person.sends(command).then(
      () => 'ACCEPTED' as const,
      (error: Error) => {
        if (error.name === 'WorkflowUpdateFailedError') return 'REFUSED' as const;
        throw error;
      },
    );
  }

  /** Sends what is decided before midnight, and lets it be written only when `meanwhile` is over. */
  async function writtenAfter<T>(
    person: LivingCase,
    send: () => Promise<T>,
    meanwhile: () => Promise<void>,
  ): Promise<T> {
    const db = new Database({ connectionString: world.cases.ownerUrl });
    await db.connect();
    await db.query('BEGIN');
    await db.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [person.input.caseId]);
    let answer: Promise<T>;
    try {
      answer = send();
      await eventually(async () => {
        const { rows } = await db.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(rows).not.toEqual([]);
      });
      await meanwhile();
    } finally {
      await db.query('COMMIT');
      await db.end();
    }
    return answer;
  }

  /** A period is held or missed, once, and never both. */
  async function expectOneWord(person: LivingCase, period: string): Promise<'HELD' | 'MISSED'> {
    const words = (await person.facts()).flatMap((fact) => {
      if (fact.kind === 'FollowUpRecorded' && fact.data.period === period) return ['HELD' as const];
      if (fact.kind === 'FollowUpMissed' && fact.data.period === period) return ['MISSED' as const];
      return [];
    });
    expect(words).toHaveLength(1);
    return words[0] ?? 'MISSED';
  }

  it('R-52: a month is held or missed, once, whichever side of midnight a call is recorded on', async () => {
    const began = await world.today();
    const people = [];
    for (let n = 0; n < 3; n++) people.push(await (await world.cases.register(began)).opened());
    const [locked, late, forgotten] = people as [LivingCase, LivingCase, LivingCase];
    for (let ends = 1; ends <= MONTH_ENDS; ends++) {
      const last = lastDayOfMonth(monthOf(addMonths(began, ends)));
      const first = addDays(last, 1);
      const id = randomUUID();
      await world.until(last, 24 - random.between(20, 30) * SECOND);
      const send = () => calls(locked, last, id);
      const said = await writtenAfter(locked, send, () => world.until(first, SECOND));
      const afterMidnight = await calls(late, random.pick([last, first]), randomUUID());
      // Delivered once more on the other side of midnight.
      expect(await calls(locked, last, id)).toBe(said);
      await world.until(first, 10);

      const period = monthOf(last);
      await eventually(() => expectOneWord(forgotten, period));
      expect(await expectOneWord(forgotten, period)).toBe('MISSED');
      expect(await eventually(() => expectOneWord(locked, period))).toBe(
        said === 'ACCEPTED' ? 'HELD' : 'MISSED',
      );
      await eventually(() => expectOneWord(late, period));
      expect(['ACCEPTED', 'REFUSED']).toContain(afterMidnight);
      for (const person of people) expect(await person.foldedState()).toEqual(await person.state());
    }
    const { differences, unchecked } = await verify(world.cases.pool);
    expect({ differences, unchecked }).toEqual({ differences: [], unchecked: [] });
    for (const person of people) await person.isLeft();
  });
});
