'use strict';
/** What every run of Jest has in common. */
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

module.exports = { common };
