const { common } = require('./test/support/jest-common.cjs');

/**
 * Lives and faults on a cluster of two real server nodes, one of them killed half way: `npm run test:cluster`. Apart
 * from the other tests, because the server is built first; the files are the same but for those of test/cluster.
 */
module.exports = {
  ...common,
  displayName: 'cluster',
  testTimeout: 300_000,
  maxWorkers: 1,
  testMatch: [
    '<rootDir>/test/cluster/*.test.ts',
    '<rootDir>/test/process/{real-server,one-life-over-http}.test.ts',
    '<rootDir>/test/faults/{kill-nine,import-killed}.test.ts',
  ],
  globalSetup: '<rootDir>/test/cluster/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
