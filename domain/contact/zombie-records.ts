import { addDays, type CivilDate } from '../civil-date';

/** The last signs of life of an active registration. */
export interface SignsOfLife {
  registeredOn: CivilDate;
  /** The last contact that reached the person; attempts are none. */
  contactedOn?: CivilDate;
  /** The last data comparison in which the record took part, whatever it found. */
  comparedOn?: CivilDate;
}

/** calendar days. */
export interface ZombieParameters {
  zombieDays: number;
}

/**
 * 僵尸数据: a record without human contact and without comparison for so many days. It is worked on first; that
 * it is one ends nothing.
 */
export function isZombieRecord(signs: SignsOfLife, asOf: CivilDate, parameters: ZombieParameters): boolean {
  return zombieFrom(signs, parameters) <= asOf;
}

/** The day on which the record becomes one if nothing happens. */
export function zombieFrom(
  { registeredOn, contactedOn = '', comparedOn = '' }: SignsOfLife,
  { zombieDays }: ZombieParameters,
): CivilDate {
  const last = [registeredOn, contactedOn, comparedOn].reduce((a, b) => (a > b ? a : b));
  return addDays(last, zombieDays);
}
