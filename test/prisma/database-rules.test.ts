import type { Pool } from 'pg';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { registerCase } from '../support/registered-case';
import { freshDatabase } from '../support/servers';

const FACT = `INSERT INTO facts (case_id, seq, kind, at, "by", clauses, policy_version, calendar_version, cause_kind,
    cause_id, cause_digest, data, prev_hash, hash)
  VALUES ($1, 1, 'CaseOpened', now(), 'system', '{R-10}', 'p', 'c', 'OPEN', 'o', '', '{}', '\\x00', '\\x00')`;

describe('what the database itself sees to', () => {
  let database: TestDatabase;
  let application: Pool;
  let owner: Pool;
  let caseId: string;

  beforeAll(async () => {
    database = await freshDatabase();
    application = createPool({ connectionString: database.applicationUrl });
    owner = createPool({ connectionString: database.ownerUrl });
    ({ caseId } = await registerCase(application, '2026-11-23'));
    await application.query(FACT, [caseId]);
  });
  afterAll(async () => {
    await Promise.all([application.end(), owner.end()]);
    await database.drop();
  });

  it.each([
    ['UPDATE', `UPDATE facts SET kind = 'CaseClosed'`],
    ['DELETE', `DELETE FROM facts`],
    ['TRUNCATE', `TRUNCATE facts`],
  ])('the application has no right to %s in the ledger', async (_act, statement) => {
    await expect(application.query(statement)).rejects.toThrow('permission denied');
  });

  it.each([
    ['UPDATE', `UPDATE facts SET kind = 'CaseClosed'`],
    ['DELETE', `DELETE FROM facts`],
    ['TRUNCATE', `TRUNCATE facts`],
  ])('its owner is refused %s in the ledger by trigger', async (_act, statement) => {
    await expect(owner.query(statement)).rejects.toThrow('append-only');
  });

  it('the application cannot change who works where, what a password is, or what is in force', async () => {
    for (const statement of [
      `UPDATE staff SET role = 'ADMINISTRATOR'`,
      `INSERT INTO organisations (code, name, level) VALUES ('4111', '别处', 'CITY')`,
      `UPDATE policy_versions SET parameters = '{}'`,
      `UPDATE calendar_years SET off = '{}'`,
      `CREATE TABLE mine (id int)`,
    ]) {
      await expect(application.query(statement)).rejects.toThrow('permission denied');
    }
  });

  it('A-16: two active registrations of one person are refused, whoever writes them', async () => {
    await expect(
      owner.query(
        `INSERT INTO registrations SELECT gen_random_uuid(), person_id, org_code, place_type, channel, registered_at,
                registered_on, status, commitment_version, declarations, profile, tags, accepted_by, 'second', command_digest
           FROM registrations`,
      ),
    ).rejects.toThrow('registrations_one_active_a_person');
  });

  it.each(['THREE_REFUSALS', 'SIX_MONTHS_WITHOUT_CONTACT', '31', '32', '22'])(
    'R-63 R-64: %s is no ground, whoever writes it',
    async (ground) => {
      await expect(
        owner.query(
          `UPDATE registrations SET status = 'CANCELLED', ended_on = registered_on, evidence_id = id, ground = $1`,
          [ground],
        ),
      ).rejects.toThrow('registrations_ground_lawful');
    },
  );

  it('R-61: a cancellation without ground or evidence is refused', async () => {
    await expect(
      owner.query(
        `UPDATE registrations SET status = 'CANCELLED', ended_on = registered_on, ground = 'DEATH'`,
      ),
    ).rejects.toThrow('registrations_ending_complete');
  });

  it.each([
    [`'READ', NULL, NULL, NULL`, 'notifications_status_known'],
    [`'DELIVERED', NULL, NULL, NULL`, 'notifications_outcome_complete'],
    [`'PENDING', NULL, now(), NULL`, 'notifications_outcome_complete'],
    [`'FAILED', NULL, now(), NULL`, 'notifications_outcome_complete'],
    [`'SENT', NULL, NULL, NULL`, 'notifications_outcome_complete'],
    [`'PENDING', '138…: no such number', NULL, NULL`, 'notifications_error_is_a_code'],
  ])('R-62: a notification as (%s) is refused', async (values, constraint) => {
    await expect(
      application.query(
        `INSERT INTO notifications (case_id, seq, template, created_at, status, last_error, settled_at, sent_at)
         VALUES ($1, 1, 'HARDSHIP_ENDED', now(), ${values})`,
        [caseId],
      ),
    ).rejects.toThrow(constraint);
  });

  it('a handover’s row goes to whom the order chose, is done once, and is refused with a reason', async () => {
    await application.query(
      `INSERT INTO handovers (id, command_id, command_digest, from_staff_id, to_org_code, org_code, ordered_by, ordered_level, ordered_at)
       VALUES ($1, 'an-order', '\\x00', $1, '411002001001', '411002', $1, 'COUNTY', now())`,
      [caseId],
    );
    await application.query(
      `INSERT INTO handover_rows (handover_id, case_id, owner_org_code, owner_id) VALUES ($1, $1, '411002001001', $1)`,
      [caseId],
    );
    for (const statement of [
      `UPDATE handovers SET to_staff_id = id`,
      `UPDATE handover_rows SET owner_id = gen_random_uuid()`,
      `DELETE FROM handover_rows`,
    ]) {
      await expect(application.query(statement)).rejects.toThrow('permission denied');
    }
    await expect(
      application.query(`UPDATE handover_rows SET status = 'REFUSED', settled_at = now()`),
    ).rejects.toThrow('refused_with_code');
    await expect(application.query(`UPDATE handover_rows SET status = 'DONE'`)).rejects.toThrow(
      'settled_once',
    );
    await expect(application.query(`UPDATE handovers SET cancelled_at = now()`)).rejects.toThrow(
      'cancelled_by_somebody',
    );
  });

  it('R-05: a case belongs to an organisation that there is, so that somebody sees it', async () => {
    await expect(
      application.query(`UPDATE cases SET org_code = '411002001999' WHERE id = $1`, [caseId]),
    ).rejects.toThrow('cases_org_code_fkey');
  });

  it('an organisation lies in the tree of its code', async () => {
    await expect(
      owner.query(
        `INSERT INTO organisations (code, name, level, parent_code) VALUES ('411002777', '街道', 'SUBDISTRICT', '411003')`,
      ),
    ).rejects.toThrow('organisations_code_in_tree');
  });

  it('the 2,618 organisations of Xuchang are there', async () => {
    const { rows } = await owner.query(
      `SELECT level, count(*)::int FROM organisations GROUP BY level ORDER BY count`,
    );
    expect(rows).toEqual([
      { level: 'CITY', count: 1 },
      { level: 'COUNTY', count: 7 },
      { level: 'SUBDISTRICT', count: 105 },
      { level: 'COMMUNITY', count: 2505 },
    ]);
  });
});
