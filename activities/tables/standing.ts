import { newCase } from '../../domain/case/evolve';
import type { CaseState } from '../../domain/case/state';
import type { Projection } from '../projection';
import { bytesText, fullRow, type Row, type StandingTable } from './table';

const CASE_COLUMNS = {
  seq: 'int',
  version: 'int',
  state: 'jsonb',
  head_hash: 'bytea',
  next_due_at: 'timestamptz',
  org_code: 'text',
  owner_org_code: 'text',
  owner_id: 'uuid',
  level: '"SupportLevel"',
  employment: '"Employment"',
  open: 'boolean',
  last_contact_on: 'date',
};

/** The case's own row: the fold of its ledger, and what lists and queues read of it. */
export const CASES: StandingTable = {
  name: 'cases',
  rowOf: 'r.case_id',
  source: 'cases t',
  ledgerId: 't.id',
  columns: CASE_COLUMNS,
  stamps: 'updated_at = now()',
  initial: (caseId, orgCode) => ({
    ...caseRow(newCase(caseId), new Uint8Array(32), undefined),
    org_code: orgCode,
  }),
  row: ({ projection, headHash, wakeAt }) => caseRow(projection.state, headHash, wakeAt),
};

function caseRow(state: CaseState, headHash: Uint8Array, wakeAt: string | undefined): Row {
  return fullRow(CASE_COLUMNS, {
    seq: state.seq,
    version: state.version,
    state,
    head_hash: bytesText(headHash),
    next_due_at: wakeAt,
    org_code: state.orgCode,
    owner_org_code: state.owner?.orgCode,
    owner_id: state.owner?.staffId,
    level: state.level,
    employment: state.employment,
    open: state.phase !== 'CLOSED',
    last_contact_on: state.followUps.lastOn,
  });
}

const REGISTRATION_COLUMNS = {
  status: '"RegistrationStatus"',
  ended_on: 'date',
  ground: 'text',
  evidence_id: 'uuid',
};

/** Whether the registration stands, and how it ended. */
export const REGISTRATIONS: StandingTable = {
  name: 'registrations',
  rowOf: '(SELECT registration_id FROM cases WHERE id = r.case_id)',
  source: 'registrations t JOIN cases c ON c.registration_id = t.id',
  ledgerId: 'c.id',
  columns: REGISTRATION_COLUMNS,
  initial: () => fullRow(REGISTRATION_COLUMNS, { status: 'ACTIVE' }),
  row: ({ projection: { registration } }) => registration && registrationRow(registration),
};

function registrationRow(fact: NonNullable<Projection['registration']>): Row {
  switch (fact.kind) {
    case 'RegistrationRestored':
      return fullRow(REGISTRATION_COLUMNS, { status: 'ACTIVE' });
    case 'RegistrationConverted':
      return fullRow(REGISTRATION_COLUMNS, {
        status: 'CONVERTED',
        ended_on: fact.data.endedOn,
        evidence_id: fact.data.evidenceId,
      });
    case 'RegistrationCancelled':
      return fullRow(REGISTRATION_COLUMNS, {
        status: 'CANCELLED',
        ended_on: fact.data.endedOn,
        evidence_id: fact.data.evidenceId,
        ground: fact.data.ground,
      });
  }
}
