import { Type, type Static } from '@sinclair/typebox';
import type { RulesInForce } from '../../domain/case/context';
import { TASK_KINDS, type ItemProgress } from '../../domain/case/task';
import { civilDateOf, type Instant } from '../../domain/civil-date';
import { ORG_LEVELS, type OrgLevel } from '../../domain/organisation';
import { standingOf } from '../../domain/overdue';
import { labelOf, LEVEL_LABELS, STANDING_LABELS, TASK_LABELS } from '../cases/labels';
import { CivilDateType, InstantType, StringEnum, Nullable } from '../validation/types';
import { timeLeft } from './time-left';

/** An open duty as every list and every case shows it. */
export const TaskSchema = Type.Object({
  taskId: Type.String(),
  kind: Type.String({ description: TASK_KINDS.join(', ') }),
  label: Type.String({ examples: ['“131”服务'] }),
  standing: StringEnum(['PLANNED', 'OPEN', 'URGENT', 'OVERDUE']),
  standingLabel: Type.String(),
  opensOn: CivilDateType,
  dueOn: CivilDateType,
  overdueFrom: InstantType,
  provisional: Type.Boolean(),
  timeLeft: Type.String({ examples: ['剩2个工作日'] }),
  period: Nullable(Type.String()),
  progress: Nullable(Type.String({ examples: ['缺 岗位信息 1/3'] })),
  items: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), done: Type.Integer(), min: Type.Integer() }),
  ),
  escalatedTo: Type.Union([StringEnum(ORG_LEVELS), Type.Null()]),
  escalatedToLabel: Nullable(Type.String()),
  clauses: Type.Array(Type.String()),
});
export type TaskView = Static<typeof TaskSchema>;

/** What is read of a row of `tasks`. */
export interface TaskRow {
  id: string;
  kind: string;
  clauses: string[];
  period: string | null;
  opensOn: Date;
  dueOn: Date;
  provisional: boolean;
  urgentFrom: Date;
  overdueFrom: Date;
  items: unknown;
  escalatedTo: OrgLevel | null;
}

/** A task with its standing at an instant and its words. */
export function taskView(row: TaskRow, now: Instant, rules: RulesInForce): TaskView {
  const [opensOn, dueOn] = [dateOf(row.opensOn), dateOf(row.dueOn)];
  const overdueFrom = row.overdueFrom.toISOString();
  const { kind, provisional, period, escalatedTo, clauses } = row;
  const standing = standingOf(
    { opensOn, provisional, urgentFrom: row.urgentFrom.toISOString(), overdueFrom },
    now,
  );
  const items = itemsOf(row.items);
  return {
    taskId: row.id,
    kind,
    label: labelOfTask(kind, items),
    standing,
    standingLabel: STANDING_LABELS[standing],
    opensOn,
    dueOn,
    overdueFrom,
    provisional,
    timeLeft: timeLeft({ kind, dueOn, provisional, standing }, civilDateOf(now), rules),
    period,
    progress: progressIn(items),
    items,
    escalatedTo,
    escalatedToLabel: escalatedTo && LEVEL_LABELS[escalatedTo],
    clauses,
  };
}

/** The civil date in a DATE column. */
export function dateOf(value: Date): string {
  return value.toISOString().slice(0, 10);
}

/** A package is called after what it holds: "131" here, "1131" in another version. */
function labelOfTask(kind: string, items: TaskView['items']): string {
  if (kind !== 'PACKAGE_131' || items.length === 0) return labelOf(TASK_LABELS, kind);
  return `“${items.map(({ min }) => min).join('')}”服务`;
}

function itemsOf(items: unknown): TaskView['items'] {
  if (!Array.isArray(items)) return [];
  return (items as ItemProgress[]).map(({ code, name, min, done }) => ({
    code,
    name,
    done: done.length,
    min,
  }));
}

function progressIn(items: TaskView['items']): string | null {
  const missing = items.filter(({ done, min }) => done < min);
  return missing.length === 0
    ? null
    : `缺 ${missing.map(({ name, done, min }) => `${name} ${done}/${min}`).join('、')}`;
}
