import { appendFileSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { LogFile } from '../../local/log-file';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

describe('the log of a child', () => {
  it('is only for this account', () => {
    const log = new LogFile(path.join(folder, 'private.log'));
    expect(statSync(log.path).mode & 0o777).toBe(0o600);
    log.close();
  });

  it('tells the end of what was written since it was opened', () => {
    const file = path.join(folder, 'tail.log');
    writeFileSync(file, 'from an earlier run\n');
    const log = new LogFile(file);
    expect(log.tail()).toBe('');
    writeSync(log.descriptor, 'from this run\n');
    expect(log.tail()).toBe('from this run');
    log.close();
  });

  it('begins anew when it has grown large, its former part beside it', () => {
    const file = path.join(folder, 'large.log');
    writeFileSync(file, 'x'.repeat(21 * 1024 * 1024));
    const log = new LogFile(file);
    appendFileSync(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(`${file}.old`).size).toBe(21 * 1024 * 1024);
    log.close();
  });
});
