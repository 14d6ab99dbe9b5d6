import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { projectRoot } from './project-root';

interface Division {
  code: string;
  name: string;
  level: string;
  parent_code: string;
}

/**
 * Loads what is true before the first person registers: the 2,618 organisations of Xuchang, the State Council's
 * calendars and the policy of the notice. Run again it changes nothing that is there: a year or a policy that was
 * imported since stays.
 * @param connectionString of a role that may write the reference tables
 */
export async function loadReferenceData(connectionString: string): Promise<void> {
  const db = new Client({ connectionString });
  await db.connect();
  try {
    await db.query('BEGIN');
    await loadOrganisations(db);
    await loadCalendarYears(db);
    await loadPolicy(db);
    await db.query('COMMIT');
  } finally {
    await db.end();
  }
}

async function loadOrganisations(db: Client): Promise<void> {
  const divisions = parse<Division>(await readReference('xuchang-divisions.csv'), { columns: true });
  const rows = divisions.map(({ code, name, level, parent_code }) => ({
    code,
    name,
    level: level.toUpperCase(),
    parent: parent_code || null,
  }));
  await db.query(
    `INSERT INTO organisations (code, name, level, parent_code, division_code)
     SELECT code, name, level::"OrgLevel", parent, code
       FROM jsonb_to_recordset($1::jsonb) AS o(code text, name text, level text, parent text)
      ORDER BY length(code)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/**
 * Years that are not there yet, under a revision of their own. Where cases may be running already, those that count on
 * one of these years provisionally are to be told.
 */
async function loadCalendarYears(db: Client): Promise<void> {
  const { source, years } = JSON.parse(await readReference('calendar-years.json')) as {
    source: string;
    years: unknown;
  };
  await db.query(
    `WITH next AS (SELECT coalesce(max(revision), 0) + 1 AS revision FROM calendar_years),
          loaded AS (
            INSERT INTO calendar_years (year, revision, status, off, work, source_note)
            SELECT y.year, next.revision, 'PUBLISHED', y.off, y.work, $2
              FROM next, jsonb_to_recordset($1::jsonb) AS y(year int, off text[], work text[])
             WHERE NOT EXISTS (SELECT FROM calendar_years there WHERE there.year = y.year)
            RETURNING revision)
     INSERT INTO rule_announcements (id, kind) SELECT DISTINCT 'calendar-' || revision, 'CALENDAR'::"RulesAnnounced" FROM loaded WHERE revision > 1`,
    [JSON.stringify(years), source],
  );
}

async function loadPolicy(db: Client): Promise<void> {
  await db.query(
    `INSERT INTO policy_versions (id, status, valid_from, source_document, approved_by, parameters, provenance)
     SELECT id, 'APPROVED', "validFrom", "sourceDocument", "approvedBy", parameters, provenance
       FROM jsonb_to_record($1::jsonb)
         AS p(id text, "validFrom" date, "sourceDocument" text, "approvedBy" text, parameters jsonb, provenance jsonb)
     ON CONFLICT (id) DO NOTHING`,
    [await readReference('policy-xuchang.json')],
  );
}

function readReference(file: string): Promise<string> {
  return readFile(path.join(projectRoot(), 'prisma', 'reference', file), 'utf8');
}
