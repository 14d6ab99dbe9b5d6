import { readTemporalConfig } from '../temporal/connection';
import { messageOf } from './setup-error';
import { ensureNamespace } from './temporal-namespace';

const HELP = `Usage: npm run namespace

Makes the namespace in the Temporal that the environment names, unless it is there, with the search attributes of
cases, and keeps histories of closed cases 90 days or more. Reads the same TEMPORAL_* variables as the API and the worker; its login may make namespaces.
`;

async function run(): Promise<void> {
  const { namespace, ...target } = readTemporalConfig(process.env);
  await ensureNamespace(target, namespace);
  console.log(`The namespace ${namespace} is there.`);
}

if (process.argv.some((argument) => argument === '--help' || argument === '-h')) console.log(HELP);
else
  run().catch((error: unknown) => {
    console.error(`The namespace: ${messageOf(error)}`);
    process.exitCode = 1;
  });
