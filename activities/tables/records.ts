import { civilDateOf } from '../../domain/civil-date';
import { fullRow, type ProjectedTable } from './table';

const SERVICE_COLUMNS = {
  case_id: 'uuid',
  seq: 'int',
  item: 'text',
  answer: 'text',
  reference: 'text',
  fit_reason: 'text',
  done_on: 'date',
  by: 'text',
  note_id: 'uuid',
};

/** Services given or declined, one row a fact. */
export const SERVICE_RECORDS: ProjectedTable = {
  name: 'service_records',
  key: ['case_id', 'seq'],
  columns: SERVICE_COLUMNS,
  changing: [],
  rows: ({ caseId, by, projection }) =>
    projection.services.map(({ seq, fact: { data } }) =>
      fullRow(SERVICE_COLUMNS, {
        case_id: caseId,
        seq,
        ...data,
        fit_reason: data.fitReason,
        done_on: data.on,
        by,
        note_id: data.noteId,
      }),
    ),
};

const FOLLOW_UP_COLUMNS = {
  case_id: 'uuid',
  seq: 'int',
  reached: 'boolean',
  done_on: 'date',
  channel: 'text',
  period: 'text',
  by: 'text',
  note_id: 'uuid',
};

/** Follow-ups held, and attempts that reached nobody. */
export const FOLLOW_UPS: ProjectedTable = {
  name: 'follow_ups',
  key: ['case_id', 'seq'],
  columns: FOLLOW_UP_COLUMNS,
  changing: [],
  rows: ({ caseId, by, projection }) =>
    projection.followUps.map(({ seq, fact }) =>
      fullRow(FOLLOW_UP_COLUMNS, {
        case_id: caseId,
        seq,
        reached: fact.kind === 'FollowUpRecorded',
        done_on: fact.data.on,
        channel: fact.data.channel,
        by,
        note_id: fact.data.noteId,
        ...(fact.kind === 'FollowUpRecorded' && { period: fact.data.period }),
      }),
    ),
};

const NOTIFICATION_COLUMNS = { case_id: 'uuid', seq: 'int', template: 'text', created_at: 'timestamptz' };

/** The outbox. Whether a notification was delivered is no fact of the case, and not the ledger's to say. */
export const NOTIFICATIONS: ProjectedTable = {
  name: 'notifications',
  key: ['case_id', 'seq'],
  columns: NOTIFICATION_COLUMNS,
  changing: [],
  rows: ({ caseId, at, projection }) =>
    projection.notifications.map(({ seq, fact }) =>
      fullRow(NOTIFICATION_COLUMNS, { case_id: caseId, seq, template: fact.data.template, created_at: at }),
    ),
};

const HOUSEHOLD_NEWS_COLUMNS = {
  case_id: 'uuid',
  seq: 'int',
  household_id: 'uuid',
  certified: 'boolean',
  standing: 'text',
  org_code: 'text',
  on: 'date',
};

/** The outbox to the household of the person. Whether it has been told is not the ledger's to say. */
export const HOUSEHOLD_NEWS: ProjectedTable = {
  name: 'household_news',
  key: ['case_id', 'seq', 'household_id'],
  columns: HOUSEHOLD_NEWS_COLUMNS,
  changing: [],
  rows: ({ at, projection }) =>
    projection.householdNews.map(({ certifiedOn = civilDateOf(at), ...news }) =>
      fullRow(HOUSEHOLD_NEWS_COLUMNS, {
        case_id: news.caseId,
        seq: news.seq,
        household_id: news.householdId,
        certified: news.certified,
        standing: news.standing,
        org_code: news.orgCode,
        on: certifiedOn,
      }),
    ),
};
