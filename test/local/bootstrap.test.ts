import { existsSync, rmSync, statSync } from 'node:fs';
import { identify, isRunning } from '../../local/plain/identity.cjs';
import { eventually } from '../support/eventually';
import { temporaryFolder } from '../support/temporary-folder';
import { finish, SmallProject } from './small-project';

const folder = temporaryFolder();

const UNTIL_TOLD = `
const me = process as unknown as { pid: number; on(signal: string, act: () => void): void; exit(code: number): void };
me.on('SIGTERM', () => me.exit(7));
setInterval(() => undefined, 1000);
console.log('pid', me.pid);`;

/** Starts the program that runs until it is told to stop; gives its own process beside the bootstrap's. */
async function startUntilTold(project: SmallProject) {
  project.writeProgram(UNTIL_TOLD);
  const bootstrap = project.start('api');
  const pid = await new Promise<number>((resolve, reject) => {
    bootstrap.stdout?.on('data', (chunk: Buffer) => resolve(Number(/pid (\d+)/.exec(chunk.toString())?.[1])));
    bootstrap.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
  });
  return { bootstrap, program: identify(pid) };
}

describe('the bootstrap', () => {
  const project = new SmallProject(folder);

  it('lists its commands and does nothing else when it is asked for help or an unknown one', async () => {
    const asked = await project.run('--help');
    expect(asked.code).toBe(0);
    for (const command of [
      'start',
      'test',
      'build',
      'api',
      'worker',
      'import',
      'sample',
      'verify',
      'rebuild',
    ]) {
      expect(asked.out).toContain(`\n  ${command} `);
    }
    expect((await project.run('toString')).code).toBe(1);
    expect(project.timesInstalled()).toBe(0);
  });

  it('takes a fresh checkout to a running program, preparing it once when two commands start at once', async () => {
    const both = await Promise.all([project.run('api', 'one', 'two words'), project.run('api')]);
    expect(both.map(({ code, out }) => [code, out])).toEqual([
      [0, 'first one two words\n'],
      [0, 'first\n'],
    ]);
    expect(project.timesInstalled()).toBe(1);
    expect(existsSync(project.at('prisma/client/client.ts'))).toBe(true);
    expect(existsSync(project.at('dist/local/plain/reaper.cjs'))).toBe(true);
  });

  it('touches nothing when everything is up to date', async () => {
    const written = ['dist/api/main.js', 'prisma/client/client.ts', 'node_modules/.bangfu-installed'];
    const times = () => written.map((file) => statSync(project.at(file)).mtimeMs);
    const before = times();
    expect(await project.run('api')).toEqual({ code: 0, out: 'first\n', err: '' });
    expect(times()).toEqual(before);
    expect(project.timesInstalled()).toBe(1);
  });

  it('takes what npm installed by hand as it is', async () => {
    rmSync(project.at('node_modules/.bangfu-installed'));
    project.writeJson('node_modules/.package-lock.json', { packages: {} });
    expect((await project.run('api')).code).toBe(0);
    expect(project.timesInstalled()).toBe(1);
  });

  it('installs again when the lock file names a package that is not there', async () => {
    project.writeJson('package-lock.json', {
      lockfileVersion: 3,
      packages: { '': {}, 'node_modules/new': { version: '1.0.0' } },
    });
    await project.run('build');
    expect(project.timesInstalled()).toBe(2);
  });

  it('generates the client again when the schema has changed', async () => {
    project.addToSchema('model Other {\n  id Int @id\n}\n');
    await project.run('build');
    expect(existsSync(project.at('prisma/client/models/Other.ts'))).toBe(true);
  });

  it('compiles a changed source, and removes what a gone one left', async () => {
    project.write('api/gone.ts', 'export const gone = 1;');
    await project.run('build');
    expect(existsSync(project.at('dist/api/gone.js'))).toBe(true);
    rmSync(project.at('api/gone.ts'));
    project.writeProgram(`console.log('second');`);
    expect((await project.run('api')).out).toBe('second\n');
    expect(existsSync(project.at('dist/api/gone.js'))).toBe(false);
  });

  it('runs nothing that does not compile, and says why', async () => {
    project.writeProgram('const wrong: number = "text";');
    const { code, out, err } = await project.run('api');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('api/main.ts');
    project.writeProgram(`console.log('right');`);
    expect((await project.run('api')).out).toBe('right\n');
  });

  it('passes signals on, and the exit code back', async () => {
    const { bootstrap } = await startUntilTold(project);
    const finished = finish(bootstrap);
    bootstrap.kill('SIGTERM');
    expect((await finished).code).toBe(7);
  });

  it('does not leave the program behind when it is killed', async () => {
    const { bootstrap, program } = await startUntilTold(project);
    bootstrap.kill('SIGKILL');
    await eventually(async () => {
      await Promise.resolve();
      expect(program && isRunning(program)).toBe(false);
    });
  });

  it('says what a command needs that this copy does not have', async () => {
    const { code, err } = await project.run('worker');
    expect(code).toBe(1);
    expect(err).toBe('bangfu: this copy of Bangfu has no worker yet\n');
  });
});
