import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { START_REQUESTS_CHANNEL } from '../../activities/start-requests';
import { newCase } from '../../domain/case/evolve';
import { civilDateOf, type CivilDate } from '../../domain/civil-date';
import { provisionalYear } from '../../domain/working-days';
import { lowestDivisions, type Division } from '../../local/divisions';
import { madeUpRegistrations } from '../../local/made-up-people';
import type { RegistrationRequest } from '../../api/registrations/schema';
import type { Bed } from './bed';
import { untilCount } from './parallel';

const COUNTY = '411002';
/** A caseworker has some hundred cases, in measures as in life. */
const COMMUNITIES = 60;
const YEARS_AHEAD = 3;

interface Opened {
  caseId: string;
  version: number;
}

/** The system's cases, and a county's officer who works on them over HTTP. */
export class OurSide {
  private constructor(
    private readonly bed: Bed,
    private readonly token: string,
    private readonly places: readonly Division[],
  ) {}

  static async of(bed: Bed): Promise<OurSide> {
    const places = lowestDivisions([COUNTY])
      .filter(({ code }) => code.length === 12)
      .slice(0, COMMUNITIES);
    await bed.db.query(
      `INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
       SELECT gen_random_uuid(), 'caseworker-' || code, '社区专干', code, 'CASEWORKER', '' FROM unnest($1::text[]) AS code`,
      [places.map(({ code }) => code)],
    );
    await publishCalendars(bed);
    const token = randomBytes(32).toString('base64url');
    await bed.db.query(
      `WITH officer AS (
         INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
         VALUES (gen_random_uuid(), 'bench-officer', '县区主管', $1, 'COUNTY_OFFICER', '') RETURNING id)
       INSERT INTO staff_sessions (token_hash, staff_id, expires_at) SELECT $2, id, now() + interval '10 years' FROM officer`,
      [COUNTY, createHash('sha256').update(token).digest()],
    );
    return new OurSide(bed, token, places);
  }

  /** Today by the clock of API and worker. */
  get today(): CivilDate {
    return civilDateOf(new Date(this.bed.clock.now()).toISOString());
  }

  /** Forms of so many people, the same for the same seed. */
  people(count: number, seed: number): RegistrationRequest[] {
    return [...madeUpRegistrations({ count, seed, asOf: this.today, places: this.places })];
  }

  /** Registers a person at the counter. @returns the case's id */
  async register(form: RegistrationRequest): Promise<string> {
    return String((await this.post('/v1/registrations', { ...form, channel: 'COUNTER' })).caseId);
  }

  /** Records an act. @returns the case's new version */
  async act(caseId: string, path: string, caseVersion: number, body: object): Promise<number> {
    return Number((await this.post(`/v1/cases/${caseId}/${path}`, { caseVersion, ...body })).version);
  }

  /** Waits until the tasks of these cases stand in the queues. */
  async untilOpen(caseIds: readonly string[]): Promise<Opened[]> {
    const read = () =>
      this.bed.db.query<Opened>(`SELECT id AS "caseId", version FROM cases WHERE seq > 0 AND id = ANY ($1)`, [
        caseIds,
      ]);
    await untilCount(caseIds.length, async () => (await read()).rowCount ?? 0);
    return (await read()).rows;
  }

  /**
   * Writes registrations as the API leaves them behind, many at a time, and waits until the worker's relay has started
   * and opened their cases.
   */
  async startMany(caseIds: readonly string[], registeredAt: Date): Promise<void> {
    const rows = caseIds.map((caseId, n) => ({
      caseId,
      personId: randomUUID(),
      registrationId: randomUUID(),
      orgCode: this.places[n % this.places.length]?.code,
      state: newCase(caseId),
    }));
    await this.bed.db.query(
      `WITH new AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb)
           AS n("caseId" uuid, "personId" uuid, "registrationId" uuid, "orgCode" text, state jsonb)
       ), new_persons AS (
         INSERT INTO persons (id, document_kind, number_cipher, number_hash, name_cipher, phone_cipher, birth_date, sex)
         SELECT "personId", 'CN_ID', '', uuid_send("personId"), '', '', '1990-01-01', 'MALE' FROM new
       ), new_registrations AS (
         INSERT INTO registrations (id, person_id, org_code, place_type, channel, registered_at, registered_on,
           commitment_version, declarations, profile, tags, accepted_by, command_id, command_digest)
         SELECT "registrationId", "personId", "orgCode", 'HABITUAL', 'COUNTER', $2, $3, '1', '{}', '{"wishes": ["JOB"]}',
                '{}', "personId", "registrationId"::text, '' FROM new
       ), new_cases AS (
         INSERT INTO cases (id, registration_id, org_code, head_hash, state)
         SELECT "caseId", "registrationId", "orgCode", decode(repeat('00', 32), 'hex'), state FROM new
       )
       INSERT INTO start_requests (case_id) SELECT "caseId" FROM new`,
      [JSON.stringify(rows), registeredAt, civilDateOf(registeredAt.toISOString())],
    );
    await this.bed.db.query(`NOTIFY ${START_REQUESTS_CHANNEL}`);
    await this.untilOpen(caseIds);
  }

  private async post(path: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.bed.apiUrl}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok)
      throw new Error(`${path} was answered with ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

/** What the State Council will publish: without it nobody is declared late in the years to come. */
async function publishCalendars({ db }: Bed): Promise<void> {
  const thisYear = new Date().getUTCFullYear();
  for (let year = thisYear; year <= thisYear + YEARS_AHEAD; year++) {
    const { off, work } = provisionalYear(year);
    await db.query(
      `INSERT INTO calendar_years (year, revision, status, off, work, source_note) VALUES ($1, 2, 'PUBLISHED', $2, $3, 'bench')`,
      [year, off, work],
    );
  }
}
