import { fullRow, type ProjectedTable } from './table';

const COLUMNS = {
  case_id: 'uuid',
  id: 'text',
  kind: 'text',
  org_code: 'text',
  owner_org_code: 'text',
  owner_id: 'uuid',
  status: '"TaskStatus"',
  clauses: 'text[]',
  period: 'text',
  opens_on: 'date',
  due_on: 'date',
  provisional: 'boolean',
  urgent_from: 'timestamptz',
  overdue_from: 'timestamptz',
  items: 'jsonb',
  escalated_to: '"OrgLevel"',
  late: 'boolean',
  closed_at: 'timestamptz',
};

/** What the queues show. Who has claimed a task for the moment is no fact of the case. */
export const TASKS: ProjectedTable = {
  name: 'tasks',
  key: ['case_id', 'id'],
  columns: COLUMNS,
  changing: [
    'owner_org_code',
    'owner_id',
    'status',
    'due_on',
    'provisional',
    'urgent_from',
    'overdue_from',
    'items',
    'escalated_to',
    'late',
    'closed_at',
  ],
  rows: ({ caseId, at, projection: { state, tasks } }) =>
    tasks.map(({ task, status, late, closed }) =>
      fullRow(COLUMNS, {
        ...task,
        case_id: caseId,
        org_code: state.orgCode,
        owner_org_code: state.owner?.orgCode,
        owner_id: state.owner?.staffId,
        status,
        opens_on: task.opensOn,
        due_on: task.dueOn,
        urgent_from: task.urgentFrom,
        overdue_from: task.overdueFrom,
        escalated_to: task.escalatedTo,
        late,
        closed_at: closed ? at : null,
      }),
    ),
};
