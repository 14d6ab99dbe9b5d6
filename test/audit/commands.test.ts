import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sealDay } from '../../activities/seal-day';
import { projectRoot } from '../../prisma/project-root';
import { testServers } from '../support/servers';
import { Books, type KeptCase } from './books';

interface Outcome {
  code: number | null;
  lines: string[];
  summary: Record<string, unknown>;
}

/** Runs a command as an operator in production does: told by the environment. */
function run(command: 'verify' | 'rebuild', env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const bootstrap = path.join(projectRoot(), 'local', 'bootstrap.cjs');
  const child = spawn(process.execPath, [bootstrap, command, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const lines = output.trim().split('\n');
      const last = lines.at(-1) ?? '';
      resolve({
        code,
        lines,
        summary: last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {},
      });
    });
  });
}

describe('npm run verify, npm run rebuild', () => {
  let books: Books;
  let kept: KeptCase;
  let application: NodeJS.ProcessEnv;
  let owner: NodeJS.ProcessEnv;

  beforeAll(async () => {
    books = await Books.open();
    kept = await books.keepsLife();
    application = { DATABASE_URL: books.database.applicationUrl };
    owner = { DATABASE_URL: books.database.ownerUrl };
  });
  afterAll(() => books.close());

  it('0: everything agrees, told in one line that machines read', async () => {
    const { hash } = await sealDay(books.pool, '2027-02-04');
    const { code, summary } = await run('verify', application);
    expect(code).toBe(0);
    expect(summary).toMatchObject({
      result: 'clean',
      differences: 0,
      cases: 1,
      facts: kept.state.seq,
      seal: `1:${hash}`,
    });
    expect((await run('verify', application, '--seal', `1:${hash}`)).code).toBe(0);
    expect((await run('verify', application, '--seal', `1:${'0'.repeat(64)}`)).code).toBe(1);
  });

  it('1: what differs is named in a line of its own; a rebuild mends it', async () => {
    await books.tamper(
      `UPDATE tasks SET late = NOT late WHERE case_id = $1 AND id = (SELECT min(id) FROM tasks)`,
      [kept.caseId],
    );
    const { code, lines, summary } = await run('verify', application, '--case', kept.caseId);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(
      new RegExp(
        `^case ${kept.caseId}, fact \\d+, tasks\\[.+\\]\\.late: expected (true|false), found (true|false)$`,
      ),
    );
    expect(summary).toMatchObject({ result: 'different', differences: 1 });
    expect((await run('verify', application, '--scope', '411003')).code).toBe(0);
    expect(await run('rebuild', owner)).toMatchObject({
      code: 0,
      summary: { tables: { tasks: { written: 1 } } },
    });
    expect((await run('verify', application, '--scope', '411002')).code).toBe(0);
  });

  it('2: what could not be checked is not called clean', async () => {
    expect((await run('verify', application, '--case', randomUUID())).code).toBe(2);
    expect((await run('verify', application, '--case', 'no-id')).code).toBe(2);
    expect((await run('verify', { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })).code).toBe(2);
    const away = { ...application, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    expect((await run('verify', away)).code).toBe(2);
    expect((await run('verify', away, '--without-temporal')).code).toBe(0);
  });

  it('asks the running cases of the namespace that it is told of', async () => {
    const { temporalAddress, temporalNamespace } = testServers();
    const env = { ...application, TEMPORAL_ADDRESS: temporalAddress, TEMPORAL_NAMESPACE: temporalNamespace };
    const { code, lines } = await run('verify', env);
    expect(code).toBe(1);
    expect(lines[0]).toBe(`case ${kept.caseId}, workflow.row: expected present, found missing`);
  });
});
