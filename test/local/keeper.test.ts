import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDataFolder } from '../../local/data-folder';
import { startNodeProcess } from '../../local/node-process';
import { isRunning } from '../../local/plain/identity.cjs';
import { readIdentity, signal } from '../../local/processes';
import type { Service } from '../../local/keeper';
import { endLeftOvers, Supervisor } from '../../local/supervisor';
import { eventually } from '../support/eventually';
import { temporaryFolder } from '../support/temporary-folder';

const folder = openDataFolder(path.join(temporaryFolder(), 'data'));
const READY = `process.send({ type: 'ready' });`;
const STAYS = 'setInterval(() => {}, 1000);';

function service(name: string, source: string): Service {
  const script = path.join(folder.path, `${name}.js`);
  writeFileSync(script, source);
  return {
    name,
    start: (launch) => startNodeProcess({ ...launch, script, env: process.env, logFile: folder.log(name) }),
  };
}

function identityOf(name: string) {
  const identity = readIdentity(folder.pidFile(name));
  if (!identity) throw new Error(`${name} has no pid file`);
  return identity;
}

describe('the supervisor', () => {
  const said: string[] = [];
  let supervisor: Supervisor;
  beforeEach(() => {
    said.length = 0;
    supervisor = new Supervisor(folder, (line) => said.push(line));
  });
  afterEach(() => supervisor.stop());

  it('starts a service again that dies, and says so', async () => {
    await supervisor.keep(service('steady', READY + STAYS));
    const first = identityOf('steady');
    signal(first.pid, 'SIGKILL');
    await eventually(async () => {
      await Promise.resolve();
      expect(said).toEqual(['steady ended by SIGKILL; starting it again', 'steady runs again']);
    });
    expect(identityOf('steady').pid).not.toBe(first.pid);
  });

  it('goes on with a service that keeps dying', async () => {
    await supervisor.keep(service('dying', `${READY} setTimeout(() => process.exit(3), 50);`));
    await eventually(async () => {
      await Promise.resolve();
      expect(said.filter((line) => line === 'dying ended with code 3; starting it again')).toHaveLength(3);
    });
  });

  it('tells what a service that does not become ready said last', async () => {
    const failing = service('failing', `console.error('no such table'); process.exit(1);`);
    await expect(supervisor.keep(failing)).rejects.toThrow('ended with code 1\nno such table');
  });

  it('ends a service that is still being started', async () => {
    const starting = supervisor.keep(service('slow', STAYS));
    const identity = await eventually(() => Promise.resolve(identityOf('slow')));
    const refused = expect(starting).rejects.toThrow('it is not wanted any more');
    await supervisor.stop();
    await refused;
    expect(isRunning(identity)).toBe(false);
  });

  it('ends services in the reverse of the order in which they were started', async () => {
    const noting = (name: string) =>
      service(
        name,
        `process.on('SIGTERM', () => { require('fs').appendFileSync('${folder.path}/ends', '${name} '); process.exit(); });
         ${READY} ${STAYS}`,
      );
    await supervisor.keep(noting('first'));
    await supervisor.keep(noting('second'));
    await supervisor.stop();
    expect(readFileSync(path.join(folder.path, 'ends'), 'utf8')).toBe('second first ');
  });

  it('ends what an earlier run left behind, and no other process with the same number', async () => {
    await supervisor.keep(service('left', READY + STAYS));
    const left = identityOf('left');
    writeFileSync(folder.pidFile('mine'), JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    const said: string[] = [];
    await endLeftOvers(folder, ['left', 'mine'], (line) => said.push(line));
    expect(said).toEqual(['ended the left of an earlier run']);
    expect(isRunning(left)).toBe(false);
  });
});
