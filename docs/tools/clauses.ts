import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readClauseList, readNotice } from './clause-list';
import { buildMatrix } from './clause-matrix';
import { clauseProblems } from './clause-problems';
import { describeRow, renderClauses } from './render-clauses';

const DOCUMENT = path.join('docs', 'clauses.md');

/**
 * `clauses` renders docs/clauses.md and prints the matrix; with ids, those clauses with their tests; with `--check`
 * nothing is written.
 * @returns the exit code: 1 when something is not as the matrix says
 */
export function runClauses(root: string, args: readonly string[], print: (line: string) => void): number {
  const list = readClauseList(root);
  const matrix = buildMatrix(root, list);
  const document = renderClauses(matrix);
  const asked = args.filter((argument) => !argument.startsWith('--'));
  if (asked.length > 0) {
    matrix.rows.filter(({ entry }) => asked.includes(entry.id)).forEach((row) => print(describeRow(row)));
    return 0;
  }
  const problems = clauseProblems(matrix, list, readNotice(root));
  const file = path.join(root, DOCUMENT);
  if (!args.includes('--check')) {
    writeFileSync(file, document);
    print(document);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== document) {
    problems.push(`${DOCUMENT} is stale: run npm run clauses`);
  }
  problems.forEach(print);
  return problems.length === 0 ? 0 : 1;
}

if (require.main === module) {
  process.exitCode = runClauses(process.cwd(), process.argv.slice(2), (line) => console.log(line));
}
