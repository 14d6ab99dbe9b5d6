import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import settings from '../../tsconfig.build.json';
import { projectRoot } from '../../prisma/project-root';
import type { bundleWorkflows } from '../../worker/bundle';
import type { createCaseWorker } from '../../worker/create-worker';

/** What a build compiles. */
const SOURCES = settings.include;
const NO_SOURCE = ['client', 'migrations', 'schema', 'tools'].map((folder) => path.join('prisma', folder));

/** What a build changes in a file of this checkout; its text must be there, exactly once. */
export interface Edit {
  file: string;
  find: string;
  put: string;
}

/** A build of the worker, as a process of it would load it. */
export interface Build {
  createCaseWorker: typeof createCaseWorker;
  workflowBundle: { code: string };
  /** Left out where the engine knows no versions. */
  buildId?: string;
}

/**
 * Builds the worker anew from this checkout's sources with a few changes: a later version of the same program.
 * @param folder an empty one, which the build stays in
 * @param added whole files that this checkout has not, by their paths
 */
export async function buildOf(
  folder: string,
  edits: readonly Edit[],
  added: Readonly<Record<string, string>> = {},
): Promise<Build> {
  for (const source of SOURCES) copySources(folder, source);
  cpSync(path.join(projectRoot(), 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(projectRoot(), 'node_modules'), path.join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(added)) write(path.join(folder, file), text);
  for (const edit of edits) apply(folder, edit);
  compile(folder);
  const worker = (await import(path.join(folder, 'worker', 'create-worker.js'))) as Pick<
    Build,
    'createCaseWorker'
  >;
  const bundler = (await import(path.join(folder, 'worker', 'bundle.js'))) as {
    bundleWorkflows: typeof bundleWorkflows;
  };
  return { createCaseWorker: worker.createCaseWorker, workflowBundle: await bundler.bundleWorkflows() };
}

function copySources(folder: string, source: string): void {
  cpSync(path.join(projectRoot(), source), path.join(folder, source), {
    recursive: true,
    filter: (from) => !NO_SOURCE.includes(path.relative(projectRoot(), from)),
  });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function apply(folder: string, { file, find, put }: Edit): void {
  const full = path.join(folder, file);
  const parts = readFileSync(full, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places that read: ${find}`);
  writeFileSync(full, parts.join(put));
}

function compile(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of files.filter((file) => file.isFile() && file.name.endsWith('.ts'))) {
    const full = path.join(parentPath, name);
    const { code } = transformSync(readFileSync(full, 'utf8'), {
      filename: full,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'commonjs' },
    });
    writeFileSync(full.replace(/\.ts$/, '.js'), code);
    rmSync(full);
  }
}
