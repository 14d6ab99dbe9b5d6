/** The direction of imports is the house's plan; see the folders table in README.md. */
const only = (from, allowed) => ({
  name: `${from}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(domain|seal|webhook|workflows|activities|audit|worker|api|prisma|temporal|telemetry|local|bench|test)/',
    pathNot: `^(${[from, ...allowed].join('|')})(/|\\.ts$)`,
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        // The SDK loads the failure converter by its path, the bundler what is evaluated before all workflows.
        pathNot:
          '(^|/)(\\.|[^/]+\\.config\\.|eslint\\.config)|^test/|^temporal/failure-converter|^workflows/stack-traces|\\.(cjs|mjs|d\\.cts)$',
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\./schema_engine_bg' },
    },
    only('domain', []),
    // What is read from the database is what the rules look at: their types, and what is derived where a row is missing.
    only('prisma', ['domain']),
    // How a process is let in at Temporal: nothing of ours.
    only('temporal', []),
    // How a process lets itself be watched: logs, traces, figures. Nothing of ours.
    only('telemetry', []),
    // Of the activities the workflows see the types only: their code never enters the sandbox.
    only('workflows', ['domain', 'activities/index']),
    {
      name: 'workflows-see-activities-as-types',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    // Merkle trees and the chain of seals: pure, for whoever makes, shows or checks a proof.
    only('seal', []),
    // What we and a gateway say to each other, signed: for whoever sends and whoever is answered.
    only('webhook', []),
    only('activities', ['domain', 'prisma', 'seal', 'telemetry', 'webhook']),
    // Holds everything that is kept against everything else, so it sees all that writes; nothing sees it.
    only('audit', ['domain', 'seal', 'activities', 'prisma', 'workflows/messages']),
    only('worker', ['workflows', 'activities', 'domain', 'prisma', 'temporal', 'telemetry', 'webhook']),
    // Of the workflows the API sees the messages and ids only, never their code.
    only('api', ['domain', 'prisma', 'seal', 'temporal', 'telemetry', 'webhook', 'workflows/messages']),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'workflows-see-the-workflow-sdk-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: '@temporalio/(workflow|common)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|prisma/client|node_modules|\\.bangfu|coverage)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
