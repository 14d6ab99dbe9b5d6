import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { retain } from '../../activities/retention/retain';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { registerCase } from '../support/registered-case';
import { freshDatabase } from '../support/servers';

describe('what is kept no longer', () => {
  let database: TestDatabase;
  let pool: Pool;
  let owner: Pool;
  let caseId: string;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool({ connectionString: database.applicationUrl });
    owner = createPool({ connectionString: database.ownerUrl });
    ({ caseId } = await registerCase(pool, '2026-11-20'));
  });
  afterEach(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  });

  /** A note as a command sets it aside. */
  async function particular(age = '25 hours', id: string = randomUUID()): Promise<string> {
    await pool.query(
      `INSERT INTO particulars (id, case_id, kind, cipher, hash, created_by, created_at)
       VALUES ($1, $2, 'note', $3, $3, $1, now() - $4::interval)`,
      [id, caseId, randomBytes(8), age],
    );
    return id;
  }
  const fact = (seq: number, data: object) =>
    pool.query(
      `INSERT INTO facts (case_id, seq, kind, at, "by", clauses, policy_version, calendar_version, cause_kind, cause_id,
                          cause_digest, data, prev_hash, hash)
       VALUES ($1, $2, 'ServiceRecorded', now(), 'system', '{R-17}', 'p', 'c', 'COMMAND', 'c', '', $3, '\\x00', '\\x00')`,
      [caseId, seq, data],
    );
  const kept = async () =>
    (await pool.query<{ id: string }>('SELECT id FROM particulars')).rows.map(({ id }) => id).sort();
  async function sweep(): Promise<number> {
    let done = 0;
    for (;;) {
      const page = await retain(pool, 3);
      done += page.done;
      if (!page.more) return done;
    }
  }

  it('the words of a form that was refused go after a day; those of this day stay', async () => {
    await particular();
    const fresh = await particular('23 hours');
    expect(await sweep()).toBe(1);
    expect(await kept()).toEqual([fresh]);
  });

  it('what a fact points to stays for ever, by whatever name and however deep', async () => {
    const ids = [await particular(), await particular('400 days'), await particular()];
    await fact(1, { noteId: ids[0] });
    await fact(2, { application: { evidence: [{ id: ids[1] }] }, words: `${ids[2]}` });
    expect(await sweep()).toBe(0);
    expect(await kept()).toEqual(ids.sort());
  });

  it('what the registration says of the person stays: its profile, and the evidence of its end', async () => {
    const [skillsId, evidenceId] = [await particular(), await particular()];
    await pool.query(
      `UPDATE registrations SET profile = profile || jsonb_build_object('skillsId', $1::text), status = 'CONVERTED',
              ended_on = registered_on, evidence_id = $2`,
      [skillsId, evidenceId],
    );
    expect(await sweep()).toBe(0);
    expect(await kept()).toEqual([skillsId, evidenceId].sort());
  });

  it('goes on page by page, and where it ended', async () => {
    const pointedTo = await Promise.all(Array.from({ length: 5 }, () => particular()));
    await fact(1, { ids: pointedTo });
    for (let n = 0; n < 7; n++) await particular();
    expect(await sweep()).toBe(7);
    expect(await kept()).toEqual(pointedTo.sort());
    expect(await retain(pool, 3)).toMatchObject({ done: 0, more: false });
  });

  it('two sweeps at once remove each once', async () => {
    for (let n = 0; n < 20; n++) await particular();
    const done = await Promise.all([sweep(), sweep(), sweep()]);
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(20);
  });

  it.each(['application', 'owner'])(
    'the %s cannot remove what is pointed to, or not a day old',
    async (who) => {
      const db = who === 'owner' ? owner : pool;
      await fact(1, { noteId: await particular() });
      await expect(db.query('DELETE FROM particulars')).rejects.toThrow('is kept');
      await particular('1 hour');
      await expect(
        db.query(`DELETE FROM particulars WHERE created_at > now() - interval '2 hours'`),
      ).rejects.toThrow('is kept');
      await expect(db.query('TRUNCATE particulars')).rejects.toThrow();
    },
  );

  it('nothing of ledger, seals, archive or access records can be removed by the application', async () => {
    for (const table of [
      'facts',
      'seals',
      'sealed_heads',
      'seal_chunks',
      'archived_histories',
      'access_records',
      'rule_acts',
    ])
      await expect(pool.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
  });

  it('logins go a day after they expired', async () => {
    const staffId = randomUUID();
    await owner.query(
      `INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
       VALUES ($1, 'clerk', '某人', '411002001001', 'CASEWORKER', '')`,
      [staffId],
    );
    for (const [n, age] of ['-1 hour', '23 hours', '25 hours', '300 days'].entries())
      await pool.query(
        `INSERT INTO staff_sessions (token_hash, staff_id, expires_at) VALUES ($1, $2, now() - $3::interval)`,
        [Buffer.of(n), staffId, age],
      );
    expect(await sweep()).toBe(2);
    expect((await pool.query('SELECT FROM staff_sessions')).rowCount).toBe(2);
    await pool.query(
      `INSERT INTO staff_digests (staff_id, day) SELECT $1, current_date - n FROM unnest(ARRAY[5, 80, 100, 200]) n`,
      [staffId],
    );
    expect(await sweep()).toBe(2);
  });

  it('comparisons that found nothing go after half a year; one with findings, or not finished, stays', async () => {
    const run = async (age: string, finished = true) => {
      const { rows } = await pool.query<{ id: string }>(
        `INSERT INTO reconciliation_runs (kind, thorough, began_at, finished_at)
         VALUES ('ALL', true, now() - $1::interval, CASE WHEN $2 THEN now() - $1::interval END) RETURNING id`,
        [age, finished],
      );
      return rows[0]?.id ?? '';
    };
    const [found, unfinished, recent] = [
      await run('200 days'),
      await run('200 days', false),
      await run('100 days'),
    ];
    for (let n = 0; n < 4; n++) await run('181 days');
    await pool.query(
      `INSERT INTO reconciliation_findings (run_id, case_id, kind, repair) VALUES ($1, $2, 'GONE', 'NONE')`,
      [found, caseId],
    );
    expect(await sweep()).toBe(4);
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM reconciliation_runs');
    expect(rows.map(({ id }) => id).sort()).toEqual([found, unfinished, recent].sort());
  });
});
