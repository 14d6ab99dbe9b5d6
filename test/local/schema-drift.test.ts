import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../prisma/project-root';
import { withDatabase } from '../../local/database';
import { freshDatabase } from '../support/servers';

const run = promisify(execFile);

function drift(databaseUrl: string): Promise<{ stdout: string }> {
  const tool = path.join(projectRoot(), 'prisma', 'tools', 'schema-tool.mjs');
  return run(process.execPath, [tool, 'drift'], { env: { ...process.env, DATABASE_URL: databaseUrl } });
}

describe('the schema tool', () => {
  it('finds that the migrations make what the Prisma schema says', async () => {
    const database = await freshDatabase();
    await expect(drift(database.ownerUrl)).resolves.toBeDefined();
    await database.drop();
  });

  it('prints the SQL for a column that no migration has', async () => {
    const database = await freshDatabase();
    await withDatabase(database.ownerUrl, (client) => client.query('ALTER TABLE staff DROP COLUMN active'));
    await expect(drift(database.ownerUrl)).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('ADD COLUMN     "active" BOOLEAN') as string,
    });
    await database.drop();
  });
});
