import { startOfDay, type Instant } from './civil-date';
import type { Deadline, TaskStanding } from './case/task';

/**
 * The one function that decides "overdue" (逾期): every list, badge, count and report comes here.
 * Day-based: a task is in time until 24:00 of its due date in Asia/Shanghai. On a provisional date alone
 * nobody is overdue; the task stays urgent until the calendar is published.
 * @param deadline the task's dates
 * @param now an instant
 */
export function standingOf(deadline: Deadline, now: Instant): TaskStanding {
  if (now < startOfDay(deadline.opensOn)) return 'PLANNED';
  if (now >= deadline.overdueFrom) return deadline.provisional ? 'URGENT' : 'OVERDUE';
  return now >= deadline.urgentFrom ? 'URGENT' : 'OPEN';
}
