import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { aim, duty, listOf, run, writeProject } from './fixture-tree';

const folder = temporaryFolder();
let trees = 0;

/** A project of which the document is up to date, with some files changed. */
function project(changes: Readonly<Record<string, string>> = {}): string {
  const root = path.join(folder, `tree-${trees++}`);
  writeProject(root, changes);
  run(root);
  return root;
}

describe('the matrix of clauses', () => {
  it('is fine where every duty has code and a test', () => {
    const root = project();
    expect(run(root, '--check')).toEqual({ code: 0, printed: '' });
  });

  it('names for each clause its quote, code and tests, or why it is later', () => {
    const root = project();
    const document = readFileSync(path.join(root, 'docs/clauses.md'), 'utf8');
    expect(document).toContain('`domain/follow-up.ts` | `test/follow-up.test.ts`');
    expect(document).toContain('取得实效');
    expect(document).toContain('later: An aim.');
    expect(run(root, duty.id).printed).toContain('test/follow-up.test.ts: R-01: is monthly');
  });

  it('tells a rule that something calls from one that nothing calls yet', () => {
    const counted = (root: string) => /held by a test, (\d) run/.exec(run(root).printed)?.[1];
    expect(counted(project())).toBe('1');
    expect(counted(project({ 'api/routes.ts': 'export const routes = 0;\n' }))).toBe('0');
    const typeOnly =
      "import type { months } from '../domain/follow-up';\nexport type Routes = typeof months;\n";
    expect(counted(project({ 'api/routes.ts': typeOnly }))).toBe('0');
  });
});

describe('the check of the matrix fails', () => {
  it.each([
    [
      'a duty without any test',
      { 'test/follow-up.test.ts': '' },
      'R-01 is a duty of the case, and no test names it',
    ],
    [
      'a duty named in a comment of a test only',
      { 'test/follow-up.test.ts': "// R-01\nit('is monthly', () => { const clauses = ['R-01']; });\n" },
      'no test names it',
    ],
    [
      'a duty whose only test is skipped',
      { 'test/follow-up.test.ts': "it.skip('R-01: is monthly', () => {});\n" },
      'no test names it',
    ],
    [
      'a duty whose only test is still to be written',
      { 'test/follow-up.test.ts': "describe('R-01', () => { it.todo('R-01: is monthly'); });\n" },
      'no test names it',
    ],
    [
      'a duty that only a range covers',
      { 'test/follow-up.test.ts': "it('R-01…R-02: some of it', () => {});\n" },
      'no test names it',
    ],
    [
      'a duty that only the heading over tests of something else names',
      {
        'test/follow-up.test.ts': "describe('R-01', () => { it('R-02: is effective', () => {}); });\n",
      },
      'R-01 is a duty of the case, and no test names it',
    ],
    [
      'a duty without code',
      { 'domain/follow-up.ts': 'export const months = 1;\n' },
      'R-01 is neither in code nor marked later',
    ],
    [
      'code under an id that is no clause',
      { 'domain/other.ts': "export const clauses = ['R-77'];\n" },
      'R-77 is no clause: domain/other.ts names it',
    ],
    [
      'a migration under an id that is no reading',
      { 'prisma/migrations/1/migration.sql': '-- A-9\n' },
      'A-9 is no clause: prisma/migrations/1/migration.sql names it',
    ],
    [
      'a test under an id that is no clause',
      { 'test/other.test.ts': "it('R-99: is unheard of', () => {});\n" },
      'R-99 is no clause: test/other.test.ts names it',
    ],
    [
      'a later clause that has code',
      { 'workflows/later.ts': '// R-02\n' },
      'R-02 is marked later, but workflows/later.ts has it',
    ],
    [
      'a duty put off to later',
      { 'docs/clauses.json': listOf({ ...duty, later: 'Not now.' }, aim) },
      'R-01 is a duty of the case and cannot be later',
    ],
    [
      'a reason for later that says nothing',
      { 'docs/clauses.json': listOf(duty, { ...aim, later: ' ' }) },
      'R-02 is marked later without a reason',
    ],
    [
      'a clause that the notice does not contain',
      { 'docs/clauses.json': listOf(duty, { ...aim, quote: '取得成效' }) },
      'R-02 quotes what the notice does not say',
    ],
    [
      'a clause that is listed twice',
      { 'docs/clauses.json': listOf(duty, aim, aim) },
      'R-02 stands twice in the list',
    ],
  ])('on %s', (_what, changes, problem) => {
    const checked = run(project(changes), '--check');
    expect(checked.code).toBe(1);
    expect(checked.printed).toContain(problem);
  });

  it('on a document that is stale, and writes nothing itself', () => {
    const root = project();
    const file = path.join(root, 'docs/clauses.md');
    writeFileSync(file, 'an older matrix\n');
    const stale = { code: 1, printed: 'docs/clauses.md is stale: run npm run clauses' };
    expect(run(root, '--check')).toEqual(stale);
    expect(readFileSync(file, 'utf8')).toBe('an older matrix\n');
    rmSync(file);
    expect(run(root, '--check')).toEqual(stale);
  });
});

describe('a test holds a clause', () => {
  const isHeld = (source: string) => run(project({ 'test/follow-up.test.ts': source }), '--check').code === 0;

  it.each([
    ['by its own name', "test('is monthly (R-01)', () => {});"],
    ['by the name of a row of a table', "it.each([1, 2])('R-01: %i months', () => {});"],
    ['by a tagged table', 'it.each`n\n${1}`("R-01: $n", () => {});'],
    [
      'by the nearest group around it',
      "describe('R-01', () => { describe('x', () => { it('y', () => {}); }); });",
    ],
    ['by a name put together', "it('R-01: ' + 'is monthly', () => {});"],
    ['by a name with a value in it', 'it(`R-01: is ${"monthly"}`, () => {});'],
  ])('%s', (_how, source) => {
    expect(isHeld(source)).toBe(true);
  });

  it('but not by standing in a skipped group, nor under a heading over many clauses', () => {
    expect(isHeld("describe.skip('x', () => { it('R-01: is monthly', () => {}); });")).toBe(false);
    const many = listOf(duty, aim, { ...aim, id: 'R-03' });
    const root = project({
      'docs/clauses.json': many,
      'test/follow-up.test.ts': "describe('R-01, R-02, R-03', () => { it('is', () => {}); });",
    });
    expect(run(root, '--check').printed).toContain('R-01 is a duty of the case, and no test names it');
  });
});

describe('this project’s own list', () => {
  const root = path.resolve(__dirname, '../..');

  it('has every clause and every reading, in order, in the notice’s own words', () => {
    const { clauses, readings } = JSON.parse(readFileSync(path.join(root, 'docs/clauses.json'), 'utf8')) as {
      clauses: { id: string }[];
      readings: { id: string; of: string[] }[];
    };
    const numbered = (letter: string, count: number, digits: number) =>
      Array.from({ length: count }, (_, n) => `${letter}-${String(n + 1).padStart(digits, '0')}`);
    expect(clauses.map(({ id }) => id)).toEqual(numbered('R', 99, 2));
    expect(readings.map(({ id }) => id)).toEqual(numbered('A', 20, 1));
    const known = new Set(clauses.map(({ id }) => id));
    expect(readings.flatMap(({ of }) => of).filter((id) => !known.has(id))).toEqual([]);
  });
});
