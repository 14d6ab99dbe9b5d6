import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { verifyPassword } from '../../api/access/password';
import { withDatabase } from '../../local/database';
import { ensureSampleAccounts, type SampleAccount } from '../../local/sample-accounts';
import type { TestDatabase } from '../../local/test-servers';
import { freshDatabase } from '../support/servers';
import { temporaryFolder } from '../support/temporary-folder';

const file = path.join(temporaryFolder(), 'accounts.json');

describe('the sample accounts', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await freshDatabase()));
  afterAll(() => database.drop());

  function opens({ username, password }: SampleAccount): Promise<boolean> {
    return withDatabase(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ password_hash: string }>(
        'SELECT password_hash FROM staff WHERE username = $1',
        [username],
      );
      return verifyPassword(password, rows[0]?.password_hash ?? '');
    });
  }

  it('are one for each role, from a real community up to the city above it', async () => {
    const accounts = await ensureSampleAccounts(database.ownerUrl, file);
    expect(accounts.map(({ role, orgCode, orgName }) => [role, orgCode, orgName])).toEqual([
      ['CASEWORKER', '411002001001', '金地社区居委会'],
      ['REVIEWER', '411002001', '西大街道'],
      ['COUNTY_OFFICER', '411002', '魏都区'],
      ['CITY_POLICY_OFFICER', '4110', '许昌市'],
      ['AUDITOR', '4110', '许昌市'],
      ['ADMINISTRATOR', '4110', '许昌市'],
    ]);
    expect(await Promise.all(accounts.map(opens))).toEqual(accounts.map(() => true));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are the same on the next start', async () => {
    const before = await ensureSampleAccounts(database.ownerUrl, file);
    expect(await ensureSampleAccounts(database.ownerUrl, file)).toEqual(before);
  });

  it('get new passwords when the file with the old ones is lost', async () => {
    const before = await ensureSampleAccounts(database.ownerUrl, file);
    rmSync(file);
    const after = await ensureSampleAccounts(database.ownerUrl, file);
    expect(await Promise.all(before.map(opens))).toEqual(before.map(() => false));
    expect(await Promise.all(after.map(opens))).toEqual(after.map(() => true));
  });
});
