import { randomBytes, randomUUID } from 'node:crypto';
import { CalendarShelf } from '../../api/calendar/calendar-shelf';
import { createDatabase } from '../../api/database';
import { RuleActs } from '../../api/rule-acts';
import { addDays, startOfDay, type CivilDate } from '../../domain/civil-date';
import { standingOf } from '../../domain/overdue';
import { addWorkingDays, provisionalYear, type CalendarYear } from '../../domain/working-days';
import { KeyedHash } from '../../prisma/column-cipher';
import type { PrismaClient } from '../../prisma/client/client';
import { withDatabase } from '../../local/database';
import otherCity from '../fixtures/policy-other-city.json';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { COUNTY_OFFICER, morning } from '../support/life';
import { XUCHANG_POLICY } from '../support/rules';
import { SkippingWorld } from '../support/skipping-world';

const EVIDENCE = '00000000-0000-4000-8000-00000000e001';

interface FactRow {
  kind: string;
  policyVersion: string;
  calendarVersion: string;
  causeId: string;
}

async function factRows(world: SkippingWorld, { input }: LivingCase): Promise<FactRow[]> {
  const { rows } = await world.cases.pool.query<FactRow>(
    `SELECT kind, policy_version AS "policyVersion", calendar_version AS "calendarVersion", cause_id AS "causeId"
       FROM facts WHERE case_id = $1 ORDER BY seq`,
    [input.caseId],
  );
  return rows;
}

describe('a policy version that comes into force in the middle of a life', () => {
  let world: SkippingWorld;
  beforeAll(async () => {
    world = await SkippingWorld.start();
  });
  afterAll(() => world.stop());

  /** Drafted and approved in time, to be in force from a date. */
  async function announce(validFrom: CivilDate): Promise<void> {
    await withDatabase(world.cases.ownerUrl, (db) =>
      db.query(
        `INSERT INTO policy_versions (id, status, valid_from, source_document, parameters, provenance, created_by, approved_by, approved_at)
         VALUES ('next', 'APPROVED', $1, '文件', $2, '{}', $3, $4, $5)`,
        [validFrom, otherCity.parameters, randomUUID(), randomUUID(), startOfDay(addDays(validFrom, -9))],
      ),
    );
  }

  it('R-03: what was decided keeps its version and its deadlines; open cases are told, and climb the new ladder', async () => {
    const person = await world.registerInMarch();
    const monday = await world.today();
    await announce(addDays(monday, 2));
    const given = (await person.state()).tasks;
    await person.does('recordService', { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: monday });
    const before = (await factRows(world, person)).length;

    await world.until(addDays(monday, 2), 1);
    await world.cases.pool.query(`INSERT INTO rule_announcements (id, kind) VALUES ('next', 'POLICY')`);
    await world.cases.announceRules();
    const moved = { kind: 'RungMoved', causeId: 'next', policyVersion: 'next' };
    await eventually(async () =>
      expect((await factRows(world, person)).slice(before)).toMatchObject([moved, moved, moved]),
    );

    await world.until(addDays(monday, 3), 12);
    const thursday = await world.today();
    await person.does(
      'certifyHardship',
      { category: 'H6a', on: thursday, evidenceId: EVIDENCE },
      COUNTY_OFFICER,
    );
    const rows = await factRows(world, person);
    expect([...new Set(rows.slice(0, before).map(({ policyVersion }) => policyVersion))]).toEqual([
      XUCHANG_POLICY.id,
    ]);
    const after = rows.slice(before);
    expect([...new Set(after.map(({ policyVersion }) => policyVersion))]).toEqual(['next']);
    expect(after.map(({ kind }) => kind)).toEqual([
      'RungMoved',
      'RungMoved',
      'RungMoved',
      'HardshipCertified',
      'LevelRaised',
      'TaskOpened',
      'TaskOpened',
      'TaskOpened',
    ]);

    const { tasks } = await person.state();
    expect(tasks.slice(0, given.length).map(({ id, dueOn }) => [id, dueOn])).toEqual(
      given.map(({ id, dueOn }) => [id, dueOn]),
    );
    expect(tasks.find(({ kind }) => kind === 'PLAN')?.dueOn).toBe(addDays(thursday, 21));
    expect(await person.foldedState()).toEqual(await person.state());
    await person.isLeft();
  });
});

describe('a year that is published in the middle of a life', () => {
  let world: SkippingWorld;
  let db: PrismaClient;
  const now = new Date().toISOString();
  const thisYear = Number(now.slice(0, 4));
  /** The year at whose end the first of these lives begins. */
  const year = now > `${thisYear}-12-27` ? thisYear + 1 : thisYear;

  beforeAll(async () => {
    world = await SkippingWorld.start(year);
    db = createDatabase(world.cases.applicationUrl);
  });
  afterAll(async () => {
    await db.$disconnect();
    await world.stop();
  });

  /** Publishes a year through the service's own door, with some days off besides those of the law, and tells the cases. */
  async function publish(of: number, alsoOff: readonly CivilDate[]): Promise<CalendarYear> {
    const dates = [...new Set([...provisionalYear(of).off, ...alsoOff])];
    const officer = {
      staffId: randomUUID(),
      username: 'city',
      displayName: '市级政策岗',
      role: 'CITY_POLICY_OFFICER',
      orgCode: '4110',
      orgName: '许昌市',
      level: 'CITY',
    } as const;
    const clock = () => morning(`${of}-01-01`);
    const shelf = new CalendarShelf(
      db,
      new RuleActs(db, officer, new KeyedHash(randomBytes(32)), clock),
      clock,
    );
    const days = dates.map((date) => ({ name: '假日', date, isOffDay: true }));
    const { view } = await shelf.publish({ year: of, papers: [], days }, randomUUID());
    await world.cases.announceRules();
    return { year: of, status: 'PUBLISHED', off: view.off, work: view.work };
  }

  /** Somebody whose wishes oblige to nothing beside the first help. */
  async function registerOn(date: CivilDate): Promise<LivingCase> {
    await world.until(date);
    return (await world.cases.register(date, { classes: ['OTHER'] })).opened();
  }

  const firstHelp = async (person: LivingCase) =>
    (await person.state()).tasks.filter(({ items }) => items !== undefined);

  it('calendar: the later of announced and recomputed date holds, is no longer provisional, and is a fact', async () => {
    const person = await registerOn(`${year}-12-28`);
    const [announced] = await firstHelp(person);
    const lastDay = announced?.dueOn ?? '';
    expect(announced).toMatchObject({ provisional: true });
    expect(lastDay > `${year + 1}-01-01`).toBe(true);
    expect((await factRows(world, person)).some(({ kind }) => kind === 'TaskEscalated')).toBe(false);

    const published = await publish(year + 1, [lastDay]);
    const counted = addWorkingDays({ version: '', years: [provisionalYear(year), published] }, lastDay, 1);
    await eventually(async () =>
      expect(await firstHelp(person)).toMatchObject([
        { id: 'basic4', dueOn: counted.date, provisional: false },
        { id: 's131', dueOn: counted.date, provisional: false },
      ]),
    );
    const rows = await factRows(world, person);
    expect(rows.slice(-2)).toMatchObject([
      { kind: 'TaskRescheduled', causeId: 'calendar-3', calendarVersion: `3/${year}` },
      { kind: 'TaskRescheduled', causeId: 'calendar-3' },
    ]);
    const { rows: open } = await world.cases.pool.query(
      `SELECT DISTINCT provisional, due_on::text AS "dueOn" FROM tasks WHERE case_id = $1 AND items IS NOT NULL`,
      [person.input.caseId],
    );
    expect(open).toEqual([{ provisional: false, dueOn: counted.date }]);
    const { rows: announcements } = await world.cases.pool.query(
      `SELECT id, told, done_at IS NOT NULL AS done FROM rule_announcements`,
    );
    expect(announcements).toEqual([{ id: 'calendar-3', told: 1, done: true }]);
    expect(await person.foldedState()).toEqual(await person.state());
    await person.isLeft();
  });

  it('calendar: nobody is overdue on a provisional date, however long it has passed, until the year is published', async () => {
    const person = await registerOn(`${year + 1}-12-28`);
    await world.until(`${year + 2}-01-20`);
    const passed = await firstHelp(person);
    const standings = passed.map((task) => standingOf(task, startOfDay(`${year + 2}-01-20`)));
    expect(standings).toEqual(['URGENT', 'URGENT']);
    const kinds = async () => (await factRows(world, person)).map(({ kind }) => kind);
    expect(await kinds()).not.toContain('TaskEscalated');

    const before = (await kinds()).length;
    await publish(year + 2, []);
    await eventually(async () =>
      expect((await kinds()).slice(before)).toEqual([
        ...Array<string>(2).fill('TaskRescheduled'),
        ...Array<string>(6).fill('TaskEscalated'),
      ]),
    );
    expect((await firstHelp(person)).map(({ dueOn }) => dueOn)).toEqual(passed.map(({ dueOn }) => dueOn));
    await person.isLeft();
  });
});
