import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { heldIds, mentionedIds } from './clause-ids';
import { runningFiles } from './running-code';
import { entriesOf, type Clause, type ClauseList, type Reading } from './clause-list';
import { testTitles } from './test-titles';

/** Where rules live. What is generated, and what only describes, is not looked at. */
const CODE_FOLDERS = ['domain', 'activities', 'workflows', 'api', 'prisma'];
const CODE_FILE = /\.(ts|sql|prisma|json)$/;
const TEST_FILE = /\.test\.tsx?$/;
const NOT_OURS = ['prisma/client', 'node_modules', 'dist'];

/** One clause or reading, with the files that carry it out and the tests that name it. */
export interface MatrixRow {
  entry: Clause | Reading;
  code: string[];
  /** Whether any of that code takes part in what runs, or is so far only a rule that can be called. */
  runs: boolean;
  tests: { file: string; title: string }[];
}

export interface ClauseMatrix {
  rows: MatrixRow[];
  /** Ids that are not in the list, and where they are named. */
  unknown: { id: string; file: string }[];
}

/** Reads the code and the tests under `root` and lays them beside the list. */
export function buildMatrix(root: string, list: ClauseList): ClauseMatrix {
  const rows = new Map(
    [...entriesOf(list)].map(([id, entry]): [string, MatrixRow] => [
      id,
      { entry, code: [], runs: false, tests: [] },
    ]),
  );
  const unknown: ClauseMatrix['unknown'] = [];
  const rowOf = (id: string, file: string): MatrixRow | undefined => {
    const row = rows.get(id);
    if (!row) unknown.push({ id, file });
    return row;
  };
  const known = [...rows.keys()];
  const codeFiles = filesUnder(root, CODE_FOLDERS, CODE_FILE);
  const running = runningFiles(root, codeFiles);
  for (const file of codeFiles) {
    for (const id of mentionedIds(read(root, file), known)) {
      const row = rowOf(id, file);
      row?.code.push(file);
      if (row && running.has(file)) row.runs = true;
    }
  }
  for (const file of filesUnder(root, ['test'], TEST_FILE)) {
    for (const titles of testTitles(file, read(root, file))) {
      for (const id of heldIds(titles)) rowOf(id, file)?.tests.push({ file, title: titles.join(' › ') });
    }
  }
  return { rows: [...rows.values()], unknown };
}

function filesUnder(root: string, folders: readonly string[], name: RegExp): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      if (NOT_OURS.includes(file) || NOT_OURS.includes(entry.name)) return [];
      if (entry.isDirectory()) return inFolder(file);
      return name.test(entry.name) ? [file] : [];
    });
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap(inFolder)
    .sort();
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
