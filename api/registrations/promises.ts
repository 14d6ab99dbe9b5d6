import type { RulesInForce } from '../../domain/case/context';
import { weekday, type CivilDate } from '../../domain/civil-date';
import { addWorkingDays } from '../../domain/working-days';
import type { ServicePackage } from '../../domain/policy/parameters';
import type { RegistrationAnswerBody } from './schema';

const WEEKDAYS = '一二三四五六日';

/** What the person is promised at registration, and by when: counted as the case itself will count. */
export function promisesFor(
  registeredOn: CivilDate,
  { policy, calendar }: RulesInForce,
): RegistrationAnswerBody['promised'] {
  return policy.parameters.packages.map((pack) => {
    const { date, provisional } = addWorkingDays(calendar, registeredOn, pack.dueWorkdays);
    const note = provisional ? '(暂定,待国务院公布放假安排)' : '';
    return {
      what: pack.id,
      dueOn: date,
      provisional,
      sentence: `应于${dayInWords(date)}前完成${contentOf(pack)}${note}`,
    };
  });
}

/** '11月30日（周一）'. */
export function dayInWords(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${WEEKDAYS.charAt(weekday(date) - 1)}）`;
}

function contentOf({ taskKind, items }: ServicePackage): string {
  if (taskKind === 'BASIC_FOUR') return `${items.length}项基本服务`;
  return `“${items.map(({ min }) => min).join('')}”服务(${items.map(({ name, min }) => `${min}次${name}`).join('、')})`;
}
