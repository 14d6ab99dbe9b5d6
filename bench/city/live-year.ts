import { endOfDay, type Instant } from '../../domain/civil-date';
import { SeededRandom } from '../../local/seeded-random';
import type { Deed } from './deeds';
import { YearTally, type YearFigures } from './figures';
import { LeanCase } from './lean-case';
import { drawPerson } from './person';
import { cityRules } from './rules';

export interface City {
  registrations: number;
  seed: number;
  /** A year whose working days are published. */
  year: number;
}

/** Lives a year of a city on virtual time, one person after the other. The same seed gives the same year. */
export function liveYear({ registrations, seed, year }: City): YearFigures {
  const rules = cityRules();
  const yearEnd = endOfDay(`${year}-12-31`);
  const tally = new YearTally();
  for (let index = 0; index < registrations; index++) {
    // A stream of numbers for each person: what one of them does changes nothing for the next.
    const random = new SeededRandom(seed * 1_000_003 + index);
    const { input, hasOwner, agenda } = drawPerson(index, year, rules.calendar, random);
    const owner = { orgCode: input.orgCode, ...(hasOwner && { staffId: 'caseworker' }) };
    const life = new LeanCase(input, owner, rules, tally);
    liveOn(life, agenda, yearEnd, random);
    tally.left(life.state);
  }
  return tally.figures();
}

function liveOn(life: LeanCase, agenda: Deed[], yearEnd: Instant, random: SeededRandom): void {
  const deeds = agenda.sort(byDay);
  for (let next = deeds.shift(); next && life.state.phase === 'OPEN'; next = deeds.shift()) {
    const instant = `${next.on}T08:00:00.000Z`;
    if (instant >= yearEnd) continue;
    life.until(instant);
    if (life.state.phase !== 'OPEN') return;
    const following = next.act(life, random);
    if (following) deeds.push(...following);
    if (following) deeds.sort(byDay);
  }
  life.until(yearEnd);
}

function byDay(a: Deed, b: Deed): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
