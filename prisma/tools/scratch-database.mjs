import { existsSync } from 'node:fs';
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const compiled = path.resolve(import.meta.dirname, '../../dist/local');

/**
 * Runs `work` with a new database that holds exactly the migrations of `dir`, on a server of its own.
 * @throws Error when the project was not built
 */
export async function withScratchDatabase(dir, work) {
  if (!existsSync(path.join(compiled, 'postgres.js')))
    throw new Error('run npm run build first, or set DATABASE_URL');
  const require = createRequire(import.meta.url);
  const { startPostgres } = require(path.join(compiled, 'postgres.js'));
  const { deployMigrations } = require(path.join(compiled, 'migrate.js'));
  const { anyFreePort } = require(path.join(compiled, 'ports.js'));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bangfu-schema-'));
  await chmod(folder, 0o755);
  try {
    const port = await anyFreePort();
    const server = await startPostgres({
      dataDir: path.join(folder, 'postgres'),
      port,
      ownerPassword: 'scratch',
    });
    try {
      if (existsSync(dir)) await deployMigrations(server.url('postgres'), dir);
      return await work(server.url('postgres'));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
