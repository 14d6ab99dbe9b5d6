import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { FAILURE_CONVERTER } from '../temporal/data-converter';

const BUNDLE_FILE = path.join(__dirname, 'workflow-bundle.js');

/**
 * Rules are evaluated once a worker and shared by all workflows, instead of once for each case that is taken up from its
 * history: they are pure, and keep nothing of a case.
 */
const SHARED_RULES = ['decide', 'wake', 'fold'].map((name) => require.resolve(`../domain/case/${name}`));

/** Bundles the workflow code of this checkout. Takes some seconds; a build does it once. */
export async function bundleWorkflows(): Promise<{ code: string }> {
  return bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    workflowInterceptorModules: [require.resolve('../workflows/trace')],
    failureConverterPath: FAILURE_CONVERTER,
    preloadModules: [require.resolve('../workflows/stack-traces'), ...SHARED_RULES],
    logger: silent,
  });
}

/** Writes the bundle beside the compiled worker, where `workflowBundle` finds it. */
export async function writeBundle(): Promise<string> {
  const { code } = await bundleWorkflows();
  await writeFile(BUNDLE_FILE, code);
  return BUNDLE_FILE;
}

/** The built bundle if there is one, else one made now. */
export async function workflowBundle(): Promise<{ code: string }> {
  if (existsSync(BUNDLE_FILE)) return { code: await readFile(BUNDLE_FILE, 'utf8') };
  return bundleWorkflows();
}

const quiet = () => undefined;
const silent = {
  log: quiet,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: console.warn,
  error: console.error,
};
