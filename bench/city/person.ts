import type { CaseInput, EndingGround } from '../../domain/case/state';
import { SERVICE_CLASSES } from '../../domain/classes';
import { addDays, addMonths, type CivilDate } from '../../domain/civil-date';
import type { HardshipCategory } from '../../domain/hardship/categories';
import { addWorkingDays, isWorkingDay, type WorkingDayCalendar } from '../../domain/working-days';
import type { SeededRandom } from '../../local/seeded-random';
import * as deeds from './deeds';
import type { Deed } from './deeds';

/** How many people of a hundred register in each month: most after the Spring Festival and after graduation. */
const ARRIVALS = [6, 10, 13, 10, 8, 8, 11, 9, 7, 7, 6, 5];

/** How well a caseworker keeps up. */
interface Diligence {
  /** The share of follow-ups that are held. */
  held: number;
  /** How many of a hundred get first help after 0, 1, 2 … working days. */
  firstHelp: readonly number[];
}

const DILIGENCE: readonly (readonly [number, Diligence])[] = [
  [82, { held: 0.97, firstHelp: [30, 25, 20, 15, 7, 2, 1] }],
  [14, { held: 0.8, firstHelp: [0, 10, 20, 25, 20, 15, 0, 0, 10] }],
  [4, { held: 0.35, firstHelp: [0, 0, 0, 20, 0, 20, 0, 0, 30, 0, 0, 0, 30] }],
];

/** Days from certification until the plan is agreed, and kinds of work that people find. */
const PLAN_AFTER = [
  [60, 5],
  [30, 12],
  [10, 25],
] as const;
const WORK = [
  [50, 'UNIT'],
  [35, 'FLEXIBLE'],
  [15, 'SELF_EMPLOYED'],
] as const;

const HARDSHIP: readonly (readonly [number, HardshipCategory])[] = [
  [45, 'H2'],
  [20, 'H6a'],
  [15, 'H7'],
  [12, 'H8'],
  [8, 'H1'],
];

const GROUNDS: readonly (readonly [number, EndingGround])[] = [
  [30, 'PENSION'],
  [25, 'SCHOOL'],
  [10, 'ARMY'],
  [5, 'ABROAD'],
  [5, 'INCAPABLE'],
  [5, 'PRISON'],
  [10, 'DEATH'],
  [10, 'OTHER_LAW'],
];

const COUNTIES = ['411002', '411003', '411024', '411025', '411071', '411081', '411082'] as const;

/** A person who registers in the year, whether somebody owns the case at once, and what will be done on it. */
export interface Person {
  input: CaseInput;
  hasOwner: boolean;
  agenda: Deed[];
}

/** Draws a person: when and where they register, and what happens to them until the year ends. */
export function drawPerson(
  index: number,
  year: number,
  calendar: WorkingDayCalendar,
  random: SeededRandom,
): Person {
  const on = drawRegistration(year, calendar, random);
  const hour = random.between(0, 23) < 22 ? random.between(9, 17) : random.between(8, 23);
  const community = `${random.pick(COUNTIES)}${digits(random.between(1, 20))}${digits(random.between(1, 30))}`;
  const hasOwner = random.chance(0.98);
  const input: CaseInput = {
    caseId: String(index),
    registeredAt: `${on}T${String(hour - 8).padStart(2, '0')}:00:00.000Z`,
    registeredOn: on,
    orgCode: community,
    classes: [random.pick(SERVICE_CLASSES)],
    ...(random.chance(0.08) && { previousCaseId: `before-${index}` }),
  };
  const agenda = drawAgenda(on, `${year}-12-31`, calendar, random);
  return { input, hasOwner, agenda: hasOwner ? agenda : [deeds.nameOwner(addDays(on, 1)), ...agenda] };
}

function drawRegistration(year: number, calendar: WorkingDayCalendar, random: SeededRandom): CivilDate {
  for (;;) {
    const day = addDays(addMonths(`${year}-01-01`, drawIndex(ARRIVALS, random)), random.between(0, 27));
    // Off days are for registrations online.
    if (isWorkingDay(calendar, day).workingDay || random.chance(0.1)) return day;
  }
}

function drawAgenda(
  on: CivilDate,
  yearEnd: CivilDate,
  calendar: WorkingDayCalendar,
  random: SeededRandom,
): Deed[] {
  const diligence = random.weighted(DILIGENCE);
  const workday = (n: number) => addWorkingDays(calendar, on, n).date;
  const agenda = [
    deeds.giveBasicFour(on, random.chance(diligence.held / 2) ? 4 : 1),
    deeds.giveBasicFour(workday(drawIndex(diligence.firstHelp, random))),
    deeds.give131(workday(drawIndex(diligence.firstHelp, random))),
    deeds.give131(workday(random.between(5, 9))),
    ...followedWishes(diligence, workday, random),
    ...drawHardship(on, random),
  ];
  if (random.chance(diligence.held))
    agenda.push(deeds.refresh(addDays(addMonths(on, 6), random.between(0, 12))));
  for (let n = 1; addMonths(on, n) <= yearEnd; n++) {
    const month = `${addMonths(on, n).slice(0, 7)}-01`;
    agenda.push(...drawMonth(month, diligence, random));
  }
  return agenda.filter((deed) => deed.on >= on && deed.on <= yearEnd);
}

/** Most are called again in time for what they were offered, and some of them once more. */
function followedWishes(
  { held }: Diligence,
  workday: (n: number) => CivilDate,
  random: SeededRandom,
): Deed[] {
  const calls = random.chance(held)
    ? [random.between(6, 10), random.between(15, 22)]
    : [random.between(12, 30)];
  return calls.map((n) => deeds.followWishes(workday(n)));
}

function drawHardship(on: CivilDate, random: SeededRandom): Deed[] {
  const planAfter = random.weighted(PLAN_AFTER);
  const early = addDays(on, random.between(8, 40));
  const longTerm = addDays(addMonths(on, 6), random.between(5, 30));
  if (random.chance(0.18))
    return [deeds.certify(early, random.weighted(HARDSHIP), addDays(early, planAfter))];
  return random.chance(0.3) ? [deeds.certify(longTerm, 'H3', addDays(longTerm, planAfter))] : [];
}

/** What happens in a month: a follow-up or none, and now and then something that changes the person's life. */
function drawMonth(month: CivilDate, { held }: Diligence, random: SeededRandom): Deed[] {
  const day = (from: number, to: number) => addDays(month, random.between(from, to));
  const drawn: Deed[] = [];
  if (random.chance(held)) drawn.push(deeds.followUp(day(0, 20), day(21, 26), random.chance(0.1)));
  if (random.chance(0.08)) {
    const type = random.weighted(WORK);
    drawn.push(deeds.findWork(day(0, 27), type, type === 'FLEXIBLE' ? 0 : random.pick([6, 12, 24, 36])));
  }
  if (random.chance(0.02)) drawn.push(deeds.loseWork(day(0, 27)));
  if (random.chance(0.004)) {
    const on = day(0, 20);
    drawn.push(deeds.end(on, random.weighted(GROUNDS), addDays(on, random.between(1, 9))));
  }
  return drawn;
}

function drawIndex(weights: readonly number[], random: SeededRandom): number {
  return random.weighted(weights.map((weight, index) => [weight, index] as const));
}

function digits(n: number): string {
  return String(n).padStart(3, '0');
}
