import { civilDateOf, daysBetween, type Instant } from '../../domain/civil-date';
import { isFocused } from '../../domain/repeated-unemployment';
import { Prisma, type PrismaClient } from '../../prisma/client/client';
import type { ColumnCipher } from '../../prisma/column-cipher';
import type { Scope } from '../access/scope';
import { maskedName } from '../cases/person';
import { ApiError } from '../errors/api-error';
import { cursorOf, readCursor } from '../paging';
import { readRules } from '../rules-in-force';
import { staffNames } from '../staff-names';
import { dateOf, taskView } from '../tasks/task-view';
import { QUEUE_IDS, QUEUE_LABELS, queueCondition, type QueueId } from './queue-ids';
import type { QueuePage, QueuesView, QueueTask } from './schema';
import { selectTasks, type QueueRow } from './task-rows';

const LEASE_MS = 30 * 60_000;

interface Counts {
  total: number;
  urgent: number;
  overdue: number;
}

/** The work of an actor's organisation and those below it: queries over the rows that the acts themselves wrote. */
export class WorkQueues {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly cipher: ColumnCipher,
    private readonly clock: () => Instant,
  ) {}

  /** Every queue with its counts, in one query. */
  async list(): Promise<QueuesView> {
    const { actor } = this.scope;
    const now = this.clock();
    const counts = QUEUE_IDS.map((id) => {
      const here = queueCondition(id, actor);
      return Prisma.sql`jsonb_build_object(
        'total', count(*) FILTER (WHERE ${here}),
        'urgent', count(*) FILTER (WHERE standing = 'URGENT' AND ${here}),
        'overdue', count(*) FILTER (WHERE standing = 'OVERDUE' AND ${here}))`;
    });
    const [row] = await this.db.$queryRaw<{ counts: Counts[] }[]>`
      SELECT jsonb_build_array(${Prisma.join(counts)}) AS counts
        FROM (SELECT t.*, task_standing(t.opens_on, t.urgent_from, t.overdue_from, t.provisional, ${now}::timestamptz)
                     AS standing
                FROM tasks t WHERE ${this.visible(now)}) t`;
    return {
      orgCode: actor.orgCode,
      orgName: actor.orgName,
      queues: QUEUE_IDS.map((id, index) => {
        const { total, urgent, overdue } = row?.counts[index] ?? { total: 0, urgent: 0, overdue: 0 };
        return { id, label: QUEUE_LABELS[id], total, open: total - urgent - overdue, urgent, overdue };
      }),
    };
  }

  /** A page of a queue, by time to breach. @throws ApiError QUEUE_NOT_FOUND, INVALID_FIELD */
  async page(queue: string, limit: number, cursor?: string): Promise<QueuePage> {
    const id = queueIdOf(queue);
    const now = this.clock();
    const condition = Prisma.sql`${this.inQueue(id, now)} AND ${after(cursor)}`;
    const rows = await this.db.$queryRaw<QueueRow[]>(selectTasks(condition, limit + 1));
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next =
      rows.length > limit && last ? cursorOf([last.overdueFrom.toISOString(), last.caseId, last.id]) : null;
    return { id, label: QUEUE_LABELS[id], tasks: await this.views(page, now), next };
  }

  /**
   * Takes the next task that nobody holds, for half an hour. Two who ask at once get two tasks.
   * @returns undefined when there is none
   * @throws ApiError QUEUE_NOT_FOUND
   */
  async claim(queue: string): Promise<QueueTask | undefined> {
    const id = queueIdOf(queue);
    const now = this.clock();
    const until = new Date(Date.parse(now) + LEASE_MS);
    const claimed = await this.db.$queryRaw<{ caseId: string; id: string }[]>`
      WITH next AS (
        SELECT t.case_id, t.id FROM tasks t
         WHERE ${this.inQueue(id, now)} AND (t.claimed_until IS NULL OR t.claimed_until <= ${now}::timestamptz)
         ORDER BY t.overdue_from, t.case_id, t.id LIMIT 1
           FOR UPDATE SKIP LOCKED)
      UPDATE tasks t SET claimed_by = ${this.scope.actor.staffId}::uuid, claimed_until = ${until}
        FROM next WHERE t.case_id = next.case_id AND t.id = next.id
      RETURNING t.case_id AS "caseId", t.id`;
    const [task] = claimed;
    if (!task) return undefined;
    const condition = Prisma.sql`t.case_id = ${task.caseId}::uuid AND t.id = ${task.id}`;
    const rows = await this.db.$queryRaw<QueueRow[]>(selectTasks(condition, 1));
    const [view] = await this.views(rows, now);
    return view;
  }

  /** Open, in scope, and no longer only planned. */
  private visible(now: Instant): Prisma.Sql {
    return Prisma.sql`t.status = 'OPEN' AND ${this.scope.sql('t')} AND t.opens_on <= ${civilDateOf(now)}::date`;
  }

  private inQueue(id: QueueId, now: Instant): Prisma.Sql {
    return Prisma.sql`${this.visible(now)} AND ${queueCondition(id, this.scope.actor)}`;
  }

  private async views(rows: readonly QueueRow[], now: Instant): Promise<QueueTask[]> {
    const today = civilDateOf(now);
    const [rules, nameOf] = await Promise.all([
      readRules(this.db, today),
      staffNames(
        this.db,
        rows.flatMap(({ ownerId, claimedBy }) => [ownerId, claimedBy]),
      ),
    ]);
    return rows.map((row) => {
      const { ownerId, claimedBy, claimedUntil } = row;
      const lastContactOn = row.lastContactOn && dateOf(row.lastContactOn);
      const isHeld = claimedBy !== null && claimedUntil !== null && claimedUntil.toISOString() > now;
      return {
        ...taskView(row, now, rules),
        caseId: row.caseId,
        caseVersion: row.caseVersion,
        personName: maskedName(this.cipher, { id: row.personId, nameCipher: row.nameCipher }),
        level: row.level,
        employment: row.employment,
        orgCode: row.orgCode,
        orgName: row.orgName,
        owner: ownerId === null ? null : { staffId: ownerId, name: nameOf(ownerId) },
        focused: isFocused(row.focusedUntil ?? undefined, today),
        lastContactOn,
        lastContact: lastContactOn === null ? '从未联系' : contactInWords(daysBetween(lastContactOn, today)),
        lostSince: row.lostSince,
        claimed: isHeld
          ? { staffId: claimedBy, name: nameOf(claimedBy), until: claimedUntil.toISOString() }
          : null,
      };
    });
  }
}

function queueIdOf(text: string): QueueId {
  const id = QUEUE_IDS.find((known) => known === text);
  if (!id) throw new ApiError('QUEUE_NOT_FOUND');
  return id;
}

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [overdueFrom = '', caseId = '', id = ''] = readCursor(cursor, 3);
  if (Number.isNaN(Date.parse(overdueFrom)) || !/^[0-9a-f-]{36}$/.test(caseId)) {
    throw new ApiError('INVALID_FIELD', { field: 'cursor' });
  }
  return Prisma.sql`(t.overdue_from, t.case_id, t.id) > (${overdueFrom}::timestamptz, ${caseId}::uuid, ${id})`;
}

function contactInWords(days: number): string {
  return days === 0 ? '今天' : `${days}天前`;
}
