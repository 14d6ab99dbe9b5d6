import { readFileSync } from 'node:fs';

/** How the global set-up tells where it wrote the workflows' bundle: made once a run, by all who need a worker. */
export const WORKFLOW_BUNDLE_VARIABLE = 'BANGFU_TEST_WORKFLOW_BUNDLE';

/** The bundle of this checkout's workflow code. */
export function testWorkflowBundle(): { code: string } {
  const file = process.env[WORKFLOW_BUNDLE_VARIABLE];
  if (file === undefined) throw new Error('the workflows were not bundled: run Jest with jest.config.cjs');
  return { code: readFileSync(file, 'utf8') };
}
