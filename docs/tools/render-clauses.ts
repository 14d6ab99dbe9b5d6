import { needsTest, type Clause, type Reading } from './clause-list';
import type { ClauseMatrix, MatrixRow } from './clause-matrix';

/** docs/clauses.md: where each clause and reading is carried out, and which tests hold it. */
export function renderClauses({ rows }: ClauseMatrix): string {
  const clauses = rows.filter((row): row is MatrixRow & { entry: Clause } => 'kinds' in row.entry);
  const readings = rows.filter((row): row is MatrixRow & { entry: Reading } => 'reading' in row.entry);
  return `${INTRODUCTION}
${summary(clauses)}

## Clauses

${table(
  ['id', 'clause', 'kind', 'case', 'runs', 'code', 'tests'],
  clauses.map((row) => [
    row.entry.id,
    row.entry.quote,
    row.entry.kinds.join(' '),
    row.entry.ofOneCase ? 'yes' : '',
    row.runs ? 'yes' : '',
    codeOf(row),
    testsOf(row),
  ]),
)}

## Readings

${table(
  ['id', 'question', 'read as', 'of', 'code', 'tests'],
  readings.map((row) => [
    row.entry.id,
    row.entry.question,
    row.entry.reading,
    row.entry.of.join(' '),
    codeOf(row),
    testsOf(row),
  ]),
)}
`;
}

const INTRODUCTION = `# Clauses

The [notice](notice.zh.txt) clause by clause, and how each open question is read. Written by \`npm run clauses\` from [clauses.json](clauses.json), the ids in the code and the names of the tests; \`npm run clauses -- --check\` fails when it is not true any more. \`npm run clauses -- R-52\` prints one clause with its tests.

Kinds: **W** runs in the person's case, **C** a check or a rule of data, **L** a list to keep, **M** management, **P** an aim without a function of its own. The column "case" marks what speaks of one person: each of these that is W or C has a test with its id in the name. The column "runs" marks what a workflow, an activity or the API comes to; the others are rules that can be called and are not yet.
`;

function summary(clauses: readonly MatrixRow[]): string {
  const duties = clauses.filter(({ entry }) => needsTest(entry));
  const tested = duties.filter(({ tests }) => tests.length > 0);
  const later = clauses.filter(({ entry }) => entry.later !== undefined);
  const running = duties.filter(({ runs }) => runs);
  return `${clauses.length} clauses. ${duties.length} are duties of one person's case: ${tested.length} are held by a test, ${running.length} run. ${later.length} are for later.`;
}

function codeOf({ entry, code }: MatrixRow): string {
  return entry.later === undefined ? code.map(fileName).join('<br>') : `later: ${entry.later}`;
}

function testsOf({ tests }: MatrixRow): string {
  return [...new Set(tests.map(({ file }) => file))].map(fileName).join('<br>');
}

function fileName(file: string): string {
  return `\`${file}\``;
}

/** Prettier would pad every cell to the longest one. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [line(head), line(head.map(() => '---')), ...rows.map(line)];
  return ['<!-- prettier-ignore-start -->', '', ...lines, '', '<!-- prettier-ignore-end -->'].join('\n');
}

/** One row with the names of its tests, for reading on a terminal. */
export function describeRow({ entry, code, tests }: MatrixRow): string {
  const words = 'quote' in entry ? entry.quote : `${entry.question} ${entry.reading}`;
  const where = entry.later === undefined ? code : [`later: ${entry.later}`];
  return [`${entry.id}  ${words}`, ...where, ...tests.map(({ file, title }) => `${file}: ${title}`)].join(
    '\n  ',
  );
}
