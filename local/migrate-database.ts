import path from 'node:path';
import { projectRoot } from '../prisma/project-root';
import { loadReferenceData } from '../prisma/reference-data';
import { deployMigrations } from './migrate';
import { messageOf, SetupError } from './setup-error';

const HELP = `Usage: npm run migrate

Brings a database to this version: migrations that it lacks, then reference data (organisations, calendars, policy) that it
lacks. What is there stays. Several at once wait for each other. Needs neither Temporal nor the application's secrets.

  DATABASE_URL   postgresql://owner:password@host:port/database, as the owner of the schema, not as the application
`;

async function run(env: NodeJS.ProcessEnv): Promise<void> {
  const url = env['DATABASE_URL'];
  if (!url || !/^postgres(ql)?:\/\/\S+$/.test(url))
    throw new SetupError(
      'DATABASE_URL is missing or not of the form postgresql://owner:password@host:port/database.',
    );
  const applied = await deployMigrations(url, path.join(projectRoot(), 'prisma', 'migrations'));
  for (const name of applied) console.log(`applied ${name}`);
  await loadReferenceData(url);
  console.log(applied.length ? 'The database is up to date.' : 'The database was up to date.');
}

if (process.argv.some((argument) => argument === '--help' || argument === '-h')) console.log(HELP);
else
  run(process.env).catch((error: unknown) => {
    console.error(error instanceof SetupError ? error.message : `The database: ${messageOf(error)}`);
    process.exitCode = 1;
  });
