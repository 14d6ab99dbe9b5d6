'use strict';
// The first file that runs after a checkout: plain Node, in a language that even an old one can read far enough to be
// told that it is too old.
const path = require('path');

const ROOT = path.resolve(__dirname, '..');

const COMMANDS = {
  start: ['dist/local/start.js', 'run everything on this machine: PostgreSQL, Temporal, worker and API'],
  test: ['', 'run the tests (arguments go to Jest)'],
  build: ['', 'install, generate and compile what is not up to date, and run nothing'],
  api: ['dist/api/main.js', 'run the API only, with servers given by the environment'],
  worker: ['dist/worker/main.js', 'run the worker only, with servers given by the environment'],
  verify: ['dist/local/verify.js', 'hold tables, seals, histories and running cases against the ledger'],
  rebuild: ['dist/local/rebuild.js', 'make the tables anew from the ledger'],
  migrate: ['dist/local/migrate-database.js', 'bring the database given by the environment to this version'],
  namespace: ['dist/local/make-namespace.js', 'make the namespace in the Temporal given by the environment'],
  deployment: ['dist/local/deployment.js', 'say which build of the worker gets the tasks of cases'],
  import: ['dist/local/import.js', 'register the people of a CSV through the API'],
  sample: ['dist/local/sample.js', 'write a CSV of made-up people, for import'],
};

function refuseOldNode() {
  const wanted = require('../package.json').engines.node.replace('>=', '').split('.').map(Number);
  const found = process.versions.node.split('.').map(Number);
  if (found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= wanted[1])) return;
  console.error(
    'Bangfu needs Node.js ' + wanted.join('.') + ' or newer; this is ' + process.versions.node + '.',
  );
  process.exit(1);
}

function help() {
  const lines = Object.keys(COMMANDS).map((name) => '  ' + name.padEnd(10) + ' ' + COMMANDS[name][1]);
  return (
    'Usage: node local/bootstrap.cjs <command> [arguments]      (npm start is the command start, and so on)\n\n' +
    lines.join('\n') +
    '\n\nBefore a command runs, dependencies are installed, the database client is generated and the sources are compiled\n' +
    'where they are not up to date. <command> --help tells more.\n'
  );
}

function say(line) {
  console.error('bangfu: ' + line);
}

/** Brings everything up to date, one process at a time; looks first, so that nothing is touched when it is. */
async function prepare() {
  const { withLock } = require('./plain/lock.cjs');
  const dependencies = require('./plain/dependencies.cjs');
  const client = require('./plain/prisma-client.cjs');
  const code = require('./plain/compile.cjs');
  const isReady = () => dependencies.isInstalled(ROOT) && client.isGenerated(ROOT) && code.isCompiled(ROOT);
  if (isReady()) return;
  const waiting = (holder) => say('waiting for process ' + holder.pid + ', which is building');
  await withLock(path.join(ROOT, '.bangfu', 'build.lock'), waiting, async () => {
    if (!dependencies.isInstalled(ROOT)) await dependencies.install(ROOT, say);
    if (!client.isGenerated(ROOT)) client.generate(ROOT, say);
    if (!code.isCompiled(ROOT)) code.compile(ROOT, say);
  });
}

async function runCommand(command, args) {
  const { run } = require('./plain/run.cjs');
  if (command === 'build') return 0;
  if (command === 'test')
    return run(process.execPath, [path.join(ROOT, 'node_modules/jest/bin/jest.js')].concat(args));
  const program = path.join(ROOT, COMMANDS[command][0]);
  if (!require('fs').existsSync(program)) throw new Error('this copy of Bangfu has no ' + command + ' yet');
  const preload = require.resolve('./plain/end-with-parent.cjs');
  return run(process.execPath, ['--require', preload, program].concat(args), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

async function main() {
  refuseOldNode();
  const command = process.argv[2];
  const args = process.argv.slice(3);
  const asksForHelp = args.indexOf('--help') >= 0 || args.indexOf('-h') >= 0;
  if (!Object.prototype.hasOwnProperty.call(COMMANDS, command) || (command === 'build' && asksForHelp)) {
    console.log(help());
    return command === undefined || command === '--help' || command === '-h' || command === 'build' ? 0 : 1;
  }
  await prepare();
  return runCommand(command, args);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
