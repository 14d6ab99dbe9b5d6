'use strict';
// Run as a process of its own: the SDK's runtime takes over signal handling in the process it is loaded into.
const { TestWorkflowEnvironment } = require('@temporalio/testing');

/** Lets the Temporal SDK download one of its servers into a folder; it starts it once, too. */
async function download(kind, downloadDir) {
  const options = { server: { executable: { type: 'cached-download', downloadDir } } };
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal(options)
      : await TestWorkflowEnvironment.createTimeSkipping(options);
  await environment.teardown();
}

const [, , kind, downloadDir] = process.argv;
download(kind, downloadDir).then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
