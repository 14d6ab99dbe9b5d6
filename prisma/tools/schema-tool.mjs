// Compares prisma/schema with what the migrations make, and writes the migration that closes the gap.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { loadSchemaEngine } from './schema-engine.mjs';
import { withScratchDatabase } from './scratch-database.mjs';
import { toolAdapter } from './tool-adapter.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCHEMA = path.join(ROOT, 'prisma', 'schema');
const MIGRATIONS = path.join(ROOT, 'prisma', 'migrations');
const DIFFERS = 2;

const HELP = `Usage: node prisma/tools/schema-tool.mjs <command>

  drift       print the SQL that leads from the migrations to prisma/schema; exit code ${DIFFERS} when there is any
  new NAME    write that SQL as a new migration, to be read and completed by hand

Not compared, as Prisma's schema has no words for them: triggers, CHECKs, grants, and indexes that are partial or
have an expression or an operator class. They stand in the migrations by hand.

DATABASE_URL may name a database that holds exactly the migrations; without it the tool starts a server of its own for
a moment (npm run build must have run).`;

async function readSchema() {
  const names = (await readdir(SCHEMA)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: path.join(SCHEMA, name),
      content: await readFile(path.join(SCHEMA, name), 'utf8'),
    })),
  );
}

/** Prisma's schema cannot name an operator class of a B-tree, so it would drop what a migration made by hand. */
async function indexesBeyondTheSchema(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT DISTINCT indexrelid::regclass::text AS name
         FROM pg_index CROSS JOIN unnest(indclass) AS class JOIN pg_opclass ON pg_opclass.oid = class
        WHERE NOT opcdefault AND indrelid >= 16384`,
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

function withoutDropsOf(indexes, sql) {
  const drops = indexes.map((name) => `-- DropIndex\nDROP INDEX "${name}";\n`);
  return drops.reduce((rest, drop) => rest.replace(drop, ''), sql).trim();
}

/** The SQL from the database to the schema files; undefined when they agree. */
async function findDrift(connectionString) {
  const files = await readSchema();
  const datamodels = files.map((file) => [file.path, file.content]);
  const engine = await loadSchemaEngine(toolAdapter(connectionString), datamodels);
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: ROOT },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  const sql = withoutDropsOf(await indexesBeyondTheSchema(connectionString), result.stdout);
  return result.exitCode === 0 || sql === '' ? undefined : `${sql}\n`;
}

function withMigratedDatabase(work) {
  const given = process.env.DATABASE_URL;
  return given ? work(given) : withScratchDatabase(MIGRATIONS, work);
}

async function drift() {
  const sql = await withMigratedDatabase(findDrift);
  if (sql === undefined) {
    console.log('The migrations make what prisma/schema says.');
    return 0;
  }
  console.log(sql);
  return DIFFERS;
}

async function writeMigration(name) {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? ''))
    throw new Error('new NAME: small letters, digits and underscores');
  const sql = await withMigratedDatabase(findDrift);
  if (sql === undefined) {
    console.log('Nothing to migrate: the migrations make what prisma/schema says.');
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), sql);
  await writeFile(path.join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before it is applied.`);
  return 0;
}

async function run([command, name]) {
  if (command === 'drift') return drift();
  if (command === 'new') return writeMigration(name);
  console.log(HELP);
  return command === undefined || command === '--help' ? 0 : 1;
}

// The engine keeps its connections, which would keep the process.
run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
