import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const BUNDLE_FILE = path.join(__dirname, 'workflow-bundle.js');

/** Bundles the workflow code of this checkout. Takes some seconds; a build does it once. */
export async function bundleWorkflows(): Promise<{ code: string }> {
  const workflowsPath = require.resolve('../workflows');
  const workflowInterceptorModules = [require.resolve('../workflows/trace')];
  return bundleWorkflowCode({ workflowsPath, workflowInterceptorModules, logger: silent });
}

/** Writes the bundle beside the compiled worker, where `workflowBundle` finds it. */
export async function writeBundle(): Promise<string> {
  const { code } = await bundleWorkflows();
  await writeFile(BUNDLE_FILE, code);
  return BUNDLE_FILE;
}

/** The built bundle if there is one, else one made now. */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
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
