import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedTool, cacheFolder, type ToolSource } from '../../local/tool-cache';
import type { Report } from '../../local/report';
import { environmentVariable } from '../support/environment-variable';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const setCacheHome = environmentVariable('XDG_CACHE_HOME');

function yields(content: string): ToolSource {
  return {
    doing: `making ${content}`,
    obtain(at) {
      const file = path.join(at, 'any-name');
      writeFileSync(file, content);
      return Promise.resolve(file);
    },
  };
}

function fails(why: string): ToolSource {
  return { doing: `asking ${why}`, obtain: () => Promise.reject(new Error(why)) };
}

const obtain = (sources: ToolSource[], report: Report = () => undefined) =>
  cachedTool('tool', sources, report, 'Do this instead.');

describe('a tool in the cache', () => {
  beforeEach(() => setCacheHome(mkdtempSync(path.join(folder, 'cache-'))));

  it('comes from the first source that yields it, and then from the cache', async () => {
    const kept = await obtain([fails('nobody'), yields('one'), yields('two')]);
    expect(readFileSync(kept, 'utf8')).toBe('one');
    expect(await obtain([fails('nobody')])).toBe(kept);
  });

  it('is obtained once when two ask at once', async () => {
    const said: string[] = [];
    const ask = () => obtain([yields('one')], (line) => said.push(line));
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toBe(other);
    expect(said.filter((line) => line === 'making one')).toHaveLength(1);
  });

  it('that cannot be had names every source, its reason, and what to do', async () => {
    await expect(obtain([fails('the first'), fails('the second')])).rejects.toThrow(
      [
        'There is no tool. Tried:',
        '  - asking the first: the first',
        '  - asking the second: the second',
        'Do this instead.',
      ].join('\n'),
    );
  });

  it('is whole or not there: what a killed process left is removed', async () => {
    const left = path.join(cacheFolder(), 'tool.unfinished-abc');
    mkdirSync(left);
    await obtain([yields('one')]);
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(cacheFolder())).toEqual(['tool']);
  });
});
