import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Code that is called from outside; a rule runs where one of these comes to it. */
const RUNNING_FOLDERS = /^(workflows|activities|api)\//;
/** Says what a number means and carries nothing out. */
const PARAMETERS = /^domain\/policy\//;

/**
 * Which of the files take part in what runs: those that a workflow, an activity or the API comes to by importing values,
 * and what the database is made of. A rule that nothing calls yet is not among them.
 */
export function runningFiles(root: string, files: readonly string[]): Set<string> {
  const running = new Set(files.filter((file) => RUNNING_FOLDERS.test(file) || !file.endsWith('.ts')));
  for (const file of running) {
    if (file.endsWith('.ts')) importedFiles(root, file).forEach((imported) => running.add(imported));
  }
  return new Set([...running].filter((file) => !PARAMETERS.test(file)));
}

function importedFiles(root: string, file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const { statements } = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  return statements
    .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .filter((statement) => !isTypeOnly(statement))
    .flatMap(({ moduleSpecifier }) =>
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
    )
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => `${path.posix.join(path.posix.dirname(file), specifier)}.ts`)
    .filter((name) => existsSync(path.join(root, name)));
}

/** Of types nothing is left at run time. */
function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const { importClause } = statement;
  const named = importClause?.namedBindings;
  const hasValue =
    importClause?.name !== undefined ||
    named === undefined ||
    ts.isNamespaceImport(named) ||
    named.elements.some((element) => !element.isTypeOnly);
  return importClause?.isTypeOnly === true || !hasValue;
}
