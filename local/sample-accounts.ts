import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashPassword } from '../api/access/password';
import { withDatabase } from './database';
import { readPrivateJson, writePrivateJson } from './private-file';

const PASSWORD_BYTES = 12;

/** Who there is to try the system with: one of each role, one above the other in the same part of the city. */
const PEOPLE = [
  { username: 'caseworker', role: 'CASEWORKER', displayName: '社区专干(样例)', codeLength: 12 },
  { username: 'reviewer', role: 'REVIEWER', displayName: '街道审核员(样例)', codeLength: 9 },
  { username: 'county', role: 'COUNTY_OFFICER', displayName: '县区主管(样例)', codeLength: 6 },
  { username: 'city', role: 'CITY_POLICY_OFFICER', displayName: '市级政策岗(样例)', codeLength: 4 },
  { username: 'auditor', role: 'AUDITOR', displayName: '审计员(样例)', codeLength: 4 },
  { username: 'administrator', role: 'ADMINISTRATOR', displayName: '系统管理员(样例)', codeLength: 4 },
] as const;

export interface SampleAccount {
  readonly username: string;
  readonly password: string;
  readonly role: (typeof PEOPLE)[number]['role'];
  readonly displayName: string;
  readonly orgCode: string;
  readonly orgName: string;
}

/** The first community (社区) that takes registrations; the other organisations are those above it. */
async function sampleCommunity(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ code: string }>(
    `SELECT code FROM organisations WHERE level = 'COMMUNITY' AND accepts_registrations ORDER BY code LIMIT 1`,
  );
  const [community] = rows;
  if (!community) throw new Error('there is no community: the reference data are missing');
  return community.code;
}

async function orgNames(client: pg.Client, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ code: string; name: string }>(
    'SELECT code, name FROM organisations WHERE code = ANY($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function makeAccounts(client: pg.Client): Promise<SampleAccount[]> {
  const community = await sampleCommunity(client);
  const codeOf = (codeLength: number): string => community.slice(0, codeLength);
  const names = await orgNames(
    client,
    PEOPLE.map(({ codeLength }) => codeOf(codeLength)),
  );
  return PEOPLE.map(({ codeLength, ...person }) => ({
    ...person,
    password: randomBytes(PASSWORD_BYTES).toString('base64url'),
    orgCode: codeOf(codeLength),
    orgName: names.get(codeOf(codeLength)) ?? codeOf(codeLength),
  }));
}

/** Whoever is there already keeps what they have, unless the password is newly made and has to become theirs. */
async function saveAccount(client: pg.Client, account: SampleAccount, newPassword: boolean): Promise<void> {
  const known = await client.query('SELECT FROM staff WHERE username = $1', [account.username]);
  if (known.rowCount && !newPassword) return;
  await client.query(
    `INSERT INTO staff (id, username, display_name, org_code, role, password_hash)
     VALUES ($1, $2, $3, $4, $5::"StaffRole", $6)
     ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash`,
    [
      randomUUID(),
      account.username,
      account.displayName,
      account.orgCode,
      account.role,
      await hashPassword(account.password),
    ],
  );
}

/**
 * Makes one sample account for each role, with passwords of this installation's own, and keeps them in a file that
 * only this account may read: the next start names the same.
 * @param connectionString of a role that may write `staff`
 * @param accountsFile where the passwords are kept
 */
export async function ensureSampleAccounts(
  connectionString: string,
  accountsFile: string,
): Promise<SampleAccount[]> {
  return withDatabase(connectionString, async (client) => {
    const known = readPrivateJson<SampleAccount[]>(accountsFile);
    const accounts = known ?? (await makeAccounts(client));
    for (const account of accounts) await saveAccount(client, account, known === undefined);
    if (!known) writePrivateJson(accountsFile, accounts);
    return accounts;
  });
}
