import { Connection } from '@temporalio/client';
import { readTemporalConfig } from '../temporal/connection';
import { ramp, routing, setCurrent } from '../temporal/deployment';
import { buildIdOf } from '../worker/build-id';
import { workflowBundle } from '../worker/bundle';
import { messageOf, SetupError } from './setup-error';

const HELP = `Usage: npm run deployment -- <command> [build id]

Tells the Temporal that the environment names which build of the worker gets the tasks of cases and batches. Reads the same
TEMPORAL_* variables as the API and the worker. Without a build id, it is BANGFU_BUILD_ID or that of this very copy.

  show                     which build is current, and which has a part
  id                       the build id of this copy
  set-current [build]      all cases go to this build with their next act; waits until its workers are there
  ramp PERCENT [build]     this part of the cases goes to this build, always the same ones; 0 takes them back
`;

async function run([command, ...args]: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const percent = command === 'ramp' ? percentOf(args.shift()) : 0;
  const buildId = async () =>
    args[0] ?? buildIdOf(await workflowBundle(), env['BANGFU_BUILD_ID'] || undefined);
  if (command === 'id') return buildId();
  const { namespace, ...target } = readTemporalConfig(env);
  const connection = await Connection.connect(target);
  try {
    if (command === 'set-current') await setCurrent({ connection, namespace, buildId: await buildId() });
    else if (command === 'ramp') await ramp({ connection, namespace, buildId: await buildId() }, percent);
    else if (command !== 'show')
      throw new SetupError(`There is no command ${command ?? ''}; --help names them.`);
    return JSON.stringify(await routing(connection, namespace));
  } finally {
    await connection.close();
  }
}

function percentOf(text: string | undefined): number {
  const percent = Number(text);
  if (text === undefined || !(percent >= 0 && percent <= 100))
    throw new SetupError('ramp takes a percentage between 0 and 100.');
  return percent;
}

const args = process.argv.slice(2);
if (args.length === 0 || args.some((argument) => argument === '--help' || argument === '-h'))
  console.log(HELP);
else
  run(args, process.env).then(console.log, (error: unknown) => {
    console.error(`The deployment: ${messageOf(error)}`);
    process.exitCode = 1;
  });
