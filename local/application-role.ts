import { withDatabase } from './database';

/** The login of the API and the worker. Its rights are those of the group role that the migrations make. */
export const APPLICATION_ROLE = 'bangfu';
const GROUP_ROLE = 'bangfu_app';

/**
 * Makes the application's login with this password, a member of the group role and of nothing else.
 * @param ownerUrl as the superuser, after the migrations
 */
export async function ensureApplicationRole(ownerUrl: string, password: string): Promise<void> {
  await withDatabase(ownerUrl, async (client) => {
    // A statement that fails is logged with the password in it.
    await client.query(`SET log_min_error_statement = 'panic'`);
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE]);
    const verb = found.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    await client.query(`GRANT ${GROUP_ROLE} TO ${APPLICATION_ROLE}`);
  });
}
