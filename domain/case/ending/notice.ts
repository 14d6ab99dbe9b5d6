import { endOfDay, startOfDay } from '../../civil-date';
import { today } from '../context';
import type { CommandOf } from '../commands';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { completeTask, findTask, openTask, postponeTask, withdrawTasks } from '../tasks';
import type { NotificationTemplate } from './notification-template';

/** 告知: the person is to be told on the same day; the duty stands until somebody or the outbox has done it. */
export function openNotice(draft: Draft, template: NotificationTemplate): void {
  const on = today(draft.context);
  withdrawTasks(draft, ['NOTICE'], ['R-62'], 'SUPERSEDED');
  draft.add('PersonToBeNotified', ['R-62'], { template, on });
  openTask(draft, ['R-62'], {
    id: noticeTaskId(draft.state.seq),
    kind: 'NOTICE',
    clauses: ['R-62'],
    opensOn: on,
    dueOn: on,
    provisional: false,
    urgentFrom: startOfDay(on),
    overdueFrom: endOfDay(on),
  });
}

/** The duty that a notification discharges. @param seq of the fact that the person is to be notified */
export function noticeTaskId(seq: number): string {
  return `notice:${seq}`;
}

/**
 * Records an attempt to tell the person. One that did not arrive is tried again by the working day of the policy.
 * An outcome of the outbox names what it told: by now the person may be owed something newer.
 */
export function recordNotice(draft: Draft, { data: { told, ...data } }: CommandOf<'recordNotice'>): void {
  const { notice } = draft.state;
  if (!notice) refuse('NO_NOTICE_OWED', { clauses: ['R-62'] });
  if (told !== undefined && findTask(draft, 'NOTICE')?.id !== noticeTaskId(told))
    refuse('NO_NOTICE_OWED', { clauses: ['R-62'] });
  if (data.on > today(draft.context)) refuse('DATE_IN_FUTURE', { field: 'on' });
  if (data.on < notice.owedOn) refuse('NOTICE_TOO_EARLY', { field: 'on', clauses: ['R-62'] });
  draft.add('NoticeAttempted', ['R-62'], data);
  const task = findTask(draft, 'NOTICE');
  if (!task) return;
  if (data.delivered) return completeTask(draft, task, data.on);
  const { retryWorkdays: workdays } = draft.context.policy.parameters.notice;
  postponeTask(draft, task, { from: data.on, workdays, urgentWorkdays: workdays });
}
