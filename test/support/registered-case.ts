import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { newCase } from '../../domain/case/evolve';
import type { CaseInput } from '../../domain/case/state';
import { START_REQUESTS_CHANNEL } from '../../activities/start-requests';
import { registration } from './life';

/**
 * Writes a registration as the API leaves it behind, without a person's particulars, for tests whose clock is not
 * today's. The start request waits for a relay.
 */
export async function registerCase(
  pool: Pool,
  on: string,
  more: Partial<CaseInput> = {},
  birthDate = '1990-01-01',
): Promise<CaseInput> {
  const input = registration(on, { caseId: randomUUID(), ...more });
  const [personId, registrationId] = [randomUUID(), randomUUID()];
  const bytes = randomBytes(32);
  await pool.query(
    `INSERT INTO persons (id, document_kind, number_cipher, number_hash, name_cipher, phone_cipher, birth_date, sex)
     VALUES ($1, 'CN_ID', $2, $2, $2, $2, $3, 'MALE')`,
    [personId, bytes, birthDate],
  );
  await pool.query(
    `INSERT INTO registrations (id, person_id, org_code, place_type, channel, registered_at, registered_on,
                                commitment_version, declarations, profile, tags, accepted_by, command_id, command_digest)
     VALUES ($1, $2, $3, 'HABITUAL', 'COUNTER', $4, $5, '1', '{}', $6, '{}', $1, $7, $8)`,
    [
      registrationId,
      personId,
      input.orgCode,
      input.registeredAt,
      input.registeredOn,
      { wishes: input.classes },
      registrationId,
      bytes,
    ],
  );
  await pool.query(
    `INSERT INTO cases (id, registration_id, org_code, head_hash, state) VALUES ($1, $2, $3, $4, $5)`,
    [input.caseId, registrationId, input.orgCode, Buffer.alloc(32), newCase(input.caseId)],
  );
  await pool.query(`INSERT INTO start_requests (case_id) VALUES ($1)`, [input.caseId]);
  await pool.query(`NOTIFY ${START_REQUESTS_CHANNEL}`);
  return input;
}
