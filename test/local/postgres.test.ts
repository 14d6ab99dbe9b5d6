import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { anyFreePort } from '../../local/ports';
import { identify, isRunning } from '../../local/plain/identity.cjs';
import { startPostgres, type Postgres } from '../../local/postgres';
import { becomesTrue, signal } from '../../local/processes';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const ownerPassword = 'p@ss/wörd 密码';
const running: Postgres[] = [];

async function start(name: string): Promise<Postgres> {
  const server = await startPostgres({
    dataDir: path.join(folder, name),
    port: await anyFreePort(),
    ownerPassword,
  });
  running.push(server);
  return server;
}

async function query(server: Postgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows.map((row) => row.answer);
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('the embedded PostgreSQL', () => {
  it('finds Chinese text by its trigrams', async () => {
    const server = await start('text');
    await query(server, 'CREATE EXTENSION pg_trgm');
    const answer = await query(server, `SELECT show_trgm('失业登记') <> '{}' AS answer`);
    expect(answer).toEqual([true]);
  });

  it('refuses a wrong password', async () => {
    const server = await start('login');
    const client = new pg.Client({ connectionString: server.url('postgres', 'bangfu_owner', 'wrong') });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('keeps its data over a stop and a second start', async () => {
    const first = await start('kept');
    await query(first, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.stop();
    const second = await start('kept');
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([7]);
  });

  it('says so when its process ends', async () => {
    const server = await start('ended');
    signal(server.pid, 'SIGKILL');
    await expect(server.ended).resolves.toBe('ended by SIGKILL');
  });

  it('starts again with its data at once after kill -9', async () => {
    const first = await start('killed');
    await query(first, 'CREATE TABLE kept AS SELECT 8 AS answer');
    signal(first.pid, 'SIGKILL');
    const second = await start('killed');
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([8]);
  });

  it('ends a server that outlived its supervisor and takes over its data', async () => {
    const orphan = await start('orphaned');
    await query(orphan, 'CREATE TABLE kept AS SELECT 9 AS answer');
    const identity = identify(orphan.pid);
    const successor = await start('orphaned');
    expect(identity && isRunning(identity)).toBe(false);
    expect(await query(successor, 'SELECT answer FROM kept')).toEqual([9]);
  });

  it('leaves another process alone whose number an old lock file names', async () => {
    const first = await start('reused');
    const lockFile = path.join(folder, 'reused', 'postmaster.pid');
    await first.stop();
    writeFileSync(lockFile, `${process.pid}\n`);
    const second = await start('reused');
    expect(await query(second, 'SELECT 1 AS answer')).toEqual([1]);
  });

  it('names the port that somebody else has', async () => {
    const first = await start('port-owner');
    const port = Number(new URL(first.url('postgres')).port);
    const second = startPostgres({ dataDir: path.join(folder, 'port-loser'), port, ownerPassword });
    await expect(second).rejects.toThrow(`port ${port}`);
  });

  it('runs in a folder that is closed to other accounts', async () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await start('closed/postgres');
    expect(await query(server, 'SELECT 1 AS answer')).toEqual([1]);
    await server.stop();
    rmSync(realpathSync(path.join(closed, 'postgres')), { recursive: true, force: true });
  });

  it('begins anew where an initialisation was cut short', async () => {
    mkdirSync(path.join(folder, 'cut.new-abc', 'cluster'), { recursive: true });
    const server = await start('cut');
    expect(await query(server, 'SELECT 1 AS answer')).toEqual([1]);
  });

  it('goes away completely when told to stop', async () => {
    const server = await start('stopped');
    const identity = identify(server.pid);
    await server.stop();
    expect(await becomesTrue(() => identity !== undefined && !isRunning(identity), 5000)).toBe(true);
  });
});
