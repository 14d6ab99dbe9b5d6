import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clause, ClauseList } from '../../docs/tools/clause-list';
import { runClauses } from '../../docs/tools/clauses';

export const duty: Clause = {
  id: 'R-01',
  quote: '每月至少进行一次…服务',
  actors: ['COMM'],
  kinds: ['W'],
  ofOneCase: true,
};
export const aim: Clause = {
  id: 'R-02',
  quote: '取得实效',
  actors: ['CITY'],
  kinds: ['P'],
  ofOneCase: false,
  later: 'An aim.',
};

/** A small project: a notice of two sentences, one rule and its test. */
const PROJECT: Readonly<Record<string, string>> = {
  'docs/notice.zh.txt': '每月至少进行一次跟踪回访\n服务,确保帮扶工作取得\n实效。',
  'docs/clauses.json': listOf(duty, aim),
  'domain/follow-up.ts': '/** Monthly (R-01). */\nexport const months = 1;\n',
  'api/routes.ts': "import { months } from '../domain/follow-up';\nexport const routes = months;\n",
  'test/follow-up.test.ts': "it('R-01: is monthly', () => {});\n",
};

export function listOf(...clauses: Clause[]): string {
  return JSON.stringify({ clauses, readings: [] } satisfies ClauseList);
}

/** The project with some files changed, written under `root`. */
export function writeProject(root: string, changes: Readonly<Record<string, string>> = {}): void {
  for (const [file, text] of Object.entries({ ...PROJECT, ...changes })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

/** Runs the tool on a tree: its exit code and what it printed. */
export function run(root: string, ...args: string[]): { code: number; printed: string } {
  const lines: string[] = [];
  const code = runClauses(root, args, (line) => lines.push(line));
  return { code, printed: lines.join('\n') };
}
