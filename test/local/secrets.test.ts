import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openDataFolder } from '../../local/data-folder';
import { loadSecrets } from '../../local/secrets';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

function site() {
  return openDataFolder(mkdtempSync(path.join(folder, 'data-')));
}

describe('the secrets of an installation', () => {
  it('are made once, with keys of 32 bytes that only this account may read', () => {
    const data = site();
    const secrets = loadSecrets(data);
    expect(loadSecrets(data)).toEqual(secrets);
    expect([secrets.dataKey, secrets.lookupKey].map((key) => Buffer.from(key, 'base64').length)).toEqual([
      32, 32,
    ]);
    expect(statSync(data.secrets).mode & 0o777).toBe(0o600);
  });

  it('differ between installations', () => {
    expect(loadSecrets(site())).not.toEqual(loadSecrets(site()));
  });

  it('are not made anew over data that only the lost ones open', () => {
    const data = site();
    loadSecrets(data);
    mkdirSync(data.postgres);
    rmSync(data.secrets);
    expect(() => loadSecrets(data)).toThrow(/bring it back from a backup/);
  });
});
