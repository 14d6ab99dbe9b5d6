const { common } = require('./test/support/jest-common.cjs');

/** Two projects, so that tests of pure code do not wait for servers: these start only when one of their own runs. */
module.exports = {
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'pure',
      testMatch: ['<rootDir>/test/{domain,docs,bench,seal,webhook,deploy,temporal}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/(domain|docs|bench|seal|webhook|deploy|temporal|cluster)/',
      ],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
