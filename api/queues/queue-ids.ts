import { TASK_KINDS } from '../../domain/case/task';
import { isAtLeast, ORG_LEVELS } from '../../domain/organisation';
import { Prisma } from '../../prisma/client/client';
import type { StaffActor } from '../access/actor';
import { TASK_LABELS } from '../cases/labels';

/** A queue for each kind of work, and three that cut across them. */
export const QUEUE_IDS = ['MINE', ...TASK_KINDS, 'ESCALATED', 'UNOWNED'] as const;
export type QueueId = (typeof QUEUE_IDS)[number];

export const QUEUE_LABELS: Readonly<Record<QueueId, string>> = {
  MINE: '我的待办',
  ...TASK_LABELS,
  ESCALATED: '逾期上报',
  UNOWNED: '无人负责',
};

/** Which open tasks (alias `t`) a queue holds for an actor, within their scope. */
export function queueCondition(id: QueueId, actor: StaffActor): Prisma.Sql {
  switch (id) {
    case 'MINE':
      return Prisma.sql`t.owner_id = ${actor.staffId}::uuid`;
    case 'UNOWNED':
      return Prisma.sql`t.owner_id IS NULL`;
    case 'ESCALATED': {
      // What has gone up to the county has passed the subdistrict, and stays on its list.
      const levels = ORG_LEVELS.filter((level) => isAtLeast(level, actor.level));
      return Prisma.sql`t.escalated_to::text = ANY (${levels})`;
    }
    default:
      return Prisma.sql`t.kind = ${id}`;
  }
}
