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

/** Whoever held a task for the moment holds it no more once it is another's. */
const STAYS = `tasks.org_code = excluded.org_code AND tasks.owner_id IS NOT DISTINCT FROM excluded.owner_id`;

/** What the queues show. Who has claimed a task for the moment is no fact of the case. */
export const TASKS: ProjectedTable = {
  name: 'tasks',
  key: ['case_id', 'id'],
  columns: COLUMNS,
  changing: [
    'org_code',
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
  released: ['claimed_by', 'claimed_until']
    .map((column) => `${column} = CASE WHEN ${STAYS} THEN tasks.${column} END`)
    .join(', '),
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
