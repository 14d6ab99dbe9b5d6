import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { createPool } from '../../prisma/connection-pool';
import { projectRoot } from '../../prisma/project-root';
import { eventually } from '../support/eventually';
import { RunningSystem } from '../support/running-system';

const PEOPLE = 500;

describe('the import of 500 made-up people, killed half way and run again', () => {
  jest.setTimeout(15 * 60_000);
  let system: RunningSystem;
  let pool: Pool;
  let file: string;

  beforeAll(async () => {
    system = await RunningSystem.start();
    pool = createPool({ connectionString: system.databaseUrl });
    file = path.join(system.folder, 'people.csv');
    await run('sample', ['--people', String(PEOPLE), '--seed', '7', '--out', file]);
  });
  afterAll(async () => {
    await pool.end();
    await system.stop();
    system.removeData();
  });

  const command = (name: string, options: string[]) =>
    spawn(process.execPath, [path.join('dist', 'local', `${name}.js`), ...options], {
      cwd: projectRoot(),
      stdio: 'ignore',
    });

  function run(name: string, options: string[]): Promise<number | null> {
    return new Promise((resolve) => command(name, options).once('exit', resolve));
  }

  /** As the county's sample account, in whose communities the made-up people live. */
  const importOptions = () => [file, '--data', system.folder];

  async function cases(): Promise<number> {
    const { rows } = await pool.query<{ count: string }>(`SELECT count(*) FROM cases`);
    return Number(rows[0]?.count);
  }

  it('registers everybody once', async () => {
    const first = command('import', importOptions());
    const ended = new Promise((resolve) => first.once('exit', resolve));
    await eventually(async () => expect(await cases()).toBeGreaterThan(PEOPLE / 2), 300_000);
    first.kill('SIGKILL');
    await ended;
    const half = await cases();
    expect(half).toBeLessThan(PEOPLE);

    expect(await run('import', importOptions())).toBe(0);
    expect(await cases()).toBe(PEOPLE);
    const { rows } = await pool.query(`SELECT 1 FROM persons`);
    expect(rows).toHaveLength(PEOPLE);
  });

  it('starts one case for each, and refuses nobody: below its headings that file is empty', async () => {
    await eventually(async () => {
      const { rows } = await pool.query(`SELECT 1 FROM facts WHERE kind = 'CaseOpened'`);
      expect(rows).toHaveLength(PEOPLE);
    }, 300_000);
    const refused = readFileSync(`${file.slice(0, -'.csv'.length)}.refused.csv`, 'utf8');
    expect(refused.trim().split('\n')).toHaveLength(1);
  });
});
