import { defineConfig } from 'prisma/config';

// The command line would fetch a native engine even for `generate`, which never runs it. Migrations are applied by
// local/migrate.ts and written with prisma/tools/schema-tool.mjs, so that no engine is needed at all.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
