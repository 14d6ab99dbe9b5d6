import { addMonths, type CivilDate } from './civil-date';
import type { Known } from './explained';

/** 毕业日期 of a university graduate and who counts as one; null for who is none, undefined while not asked. */
export type GraduationDate = CivilDate | null | undefined;

/** 毕业2年内 and the like: before the corresponding day, `months` calendar months after graduation. */
export function graduatedWithin(graduatedOn: GraduationDate, asOf: CivilDate, months: number): Known {
  if (graduatedOn === undefined) return undefined;
  return graduatedOn !== null && asOf < addMonths(graduatedOn, months);
}
