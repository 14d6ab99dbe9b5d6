const { projects } = require('./jest.config.cjs');

/** Rounds of faults in a row: `npm run test:faults`, which says how many by the environment. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === 'servers'),
  displayName: 'faults',
  maxWorkers: 2,
  testMatch: ['<rootDir>/test/faults/{rounds,midnight}.test.ts'],
};
