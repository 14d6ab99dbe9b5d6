import fc from 'fast-check';
import { addDays, addMonths, endOfDay, startOfDay } from '../../domain/civil-date';
import { standingOf } from '../../domain/overdue';
import { ApiWorld } from './support/api-world';

/** Instants at, just before and just after every boundary there is. */
const arbitraryDeadline = fc
  .record({
    day: fc.integer({ min: 0, max: 1500 }),
    length: fc.integer({ min: 0, max: 40 }),
    urgentBefore: fc.integer({ min: 0, max: 10 }),
    provisional: fc.boolean(),
    boundary: fc.constantFrom('opens', 'urgent', 'overdue'),
    offset: fc
      .integer({ min: -90_000_000, max: 90_000_000 })
      .map((ms) => (ms % 7 === 0 ? Math.sign(ms) : ms)),
  })
  .map(({ day, length, urgentBefore, provisional, boundary, offset }) => {
    const opensOn = addDays(addMonths('2025-11-15', 0), day);
    const dueOn = addDays(opensOn, length);
    const deadline = {
      opensOn,
      urgentFrom: startOfDay(addDays(dueOn, -urgentBefore)),
      overdueFrom: endOfDay(dueOn),
      provisional,
    };
    const at = { opens: startOfDay(opensOn), urgent: deadline.urgentFrom, overdue: deadline.overdueFrom }[
      boundary
    ];
    return { deadline, now: new Date(Date.parse(at) + offset).toISOString() };
  });

describe('overdue (逾期)', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.stop());

  it('is the same in SQL, where many are counted, and in the rule', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryDeadline, { minLength: 50, maxLength: 50 }), async (cases) => {
        const asked = cases.map(({ deadline, now }) => ({ ...deadline, now }));
        const rows = await world.db.$queryRaw<{ standing: string }[]>`
          SELECT task_standing("opensOn", "urgentFrom", "overdueFrom", provisional, now) AS standing
            FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS (
                 "opensOn" date, "urgentFrom" timestamptz, "overdueFrom" timestamptz, provisional boolean, now timestamptz))
                 WITH ORDINALITY AS d("opensOn", "urgentFrom", "overdueFrom", provisional, now, n)
           ORDER BY n`;
        expect(rows.map(({ standing }) => standing)).toEqual(
          cases.map(({ deadline, now }) => standingOf(deadline, now)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
