import { addMonthsToMonth, lastDayOfMonth, monthOf, type CivilDate, type CivilMonth } from './civil-date';
import type { ClauseId } from './clauses';

/** An earlier registration of the same person. */
export interface EarlierCase {
  caseId: string;
  registeredOn: CivilDate;
  registration: 'ACTIVE' | 'CANCELLED' | 'CONVERTED';
}

/** calendar months after the month of registration. */
export interface RepeatParameters {
  focusMonths: number;
}

/** 重点帮扶: what is owed to who became unemployed again, beyond what everybody is owed. */
export const FOCUSED_HELP = {
  OWNER_TOLD: { clause: 'A-11', name: '告知专人其为再次失业', due: 'AT_ONCE' },
  HARDSHIP_EVALUATION: { clause: 'R-33', name: '评估就业困难情形', due: 'AT_ONCE' },
  PACKAGE_131: { clause: 'R-31', name: '重新开展“131”服务', due: 'AS_REGISTERED' },
  PERSONAL_CONTACT: { clause: 'A-11', name: '逐月人工跟踪回访', due: 'MONTHLY' },
} as const satisfies Record<
  string,
  { clause: ClauseId; name: string; due: 'AT_ONCE' | 'AS_REGISTERED' | 'MONTHLY' }
>;

/**
 * The case that a new registration continues: the latest of those whose registration has ended. None makes a
 * person first unemployed; an active one is a duplicate, not a repetition.
 */
export function continuedCase(earlier: readonly EarlierCase[]): EarlierCase | undefined {
  return earlier
    .filter(({ registration }) => registration !== 'ACTIVE')
    .reduce<EarlierCase | undefined>(
      (latest, one) => (latest && latest.registeredOn >= one.registeredOn ? latest : one),
      undefined,
    );
}

/** The months in which somebody unemployed again is contacted in person: the first is the month after registration. */
export function focusedMonths(registeredOn: CivilDate, { focusMonths }: RepeatParameters): CivilMonth[] {
  return Array.from({ length: focusMonths }, (_, n) => addMonthsToMonth(monthOf(registeredOn), n + 1));
}

/** The last day on which help is focused: of the last focused month; undefined where the city focuses on nobody. */
export function focusedUntil(registeredOn: CivilDate, parameters: RepeatParameters): CivilDate | undefined {
  const last = focusedMonths(registeredOn, parameters).at(-1);
  return last && lastDayOfMonth(last);
}

/** Whether help is focused on a day, from its registration on. */
export function isFocused(until: CivilDate | undefined, on: CivilDate): boolean {
  return until !== undefined && on <= until;
}
