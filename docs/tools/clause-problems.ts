import { misquoted, needsTest, type ClauseList } from './clause-list';
import type { ClauseMatrix, MatrixRow } from './clause-matrix';

/** Everything that makes the matrix untrue, one sentence each; empty when it can be relied on. */
export function clauseProblems(matrix: ClauseMatrix, list: ClauseList, notice: string): string[] {
  return [
    ...listProblems(list, notice),
    ...matrix.unknown.map(({ id, file }) => `${id} is no clause: ${file} names it`),
    ...matrix.rows.flatMap(rowProblems),
  ];
}

function listProblems(list: ClauseList, notice: string): string[] {
  const ids = [...list.clauses, ...list.readings].map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) < index);
  return [
    ...twice.map((id) => `${id} stands twice in the list`),
    ...misquoted(list, notice).map((id) => `${id} quotes what the notice does not say`),
  ];
}

function rowProblems({ entry, code, tests }: MatrixRow): string[] {
  const { id, later } = entry;
  const problems: string[] = [];
  if (needsTest(entry) && tests.length === 0)
    problems.push(`${id} is a duty of the case, and no test names it`);
  if (later !== undefined && code.length > 0)
    problems.push(`${id} is marked later, but ${code.join(', ')} has it`);
  if (later !== undefined && needsTest(entry))
    problems.push(`${id} is a duty of the case and cannot be later`);
  if (later === undefined && code.length === 0) problems.push(`${id} is neither in code nor marked later`);
  if (later?.trim() === '') problems.push(`${id} is marked later without a reason`);
  return problems;
}
