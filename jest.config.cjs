const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Fastify uses `cookie` and `content-disposition`, which are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  // The generated Prisma client names its own files with the extension they will have.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** Two projects, so that tests of pure code do not wait for servers: these start only when one of their own runs. */
module.exports = {
  testTimeout: 120_000,
  projects: [
    { ...common, displayName: 'pure', testMatch: ['<rootDir>/test/{domain,docs,bench}/**/*.test.ts'] },
    {
      ...common,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(domain|docs|bench)/'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
