import { withDatabase } from '../../local/database';
import { freshDatabase } from '../support/servers';

describe('the servers of a test run', () => {
  it('give each test a database of its own, with the organisations of the city', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await withDatabase(one.ownerUrl, (client) =>
      client.query(`UPDATE organisations SET name = '另一市' WHERE level = 'CITY'`),
    );
    const cityIn = (url: string): Promise<unknown> =>
      withDatabase(
        url,
        async (client) =>
          (await client.query<object>(`SELECT name FROM organisations WHERE level = 'CITY'`)).rows[0],
      );
    expect(await cityIn(one.applicationUrl)).toEqual({ name: '另一市' });
    expect(await cityIn(other.applicationUrl)).toEqual({ name: '许昌市' });
    await Promise.all([one.drop(), other.drop()]);
  });

  it('let the application read the ledger and add to it, but never change it', async () => {
    const database = await freshDatabase();
    const asApplication = (sql: string): Promise<unknown> =>
      withDatabase(database.applicationUrl, (client) => client.query(sql));
    await expect(asApplication('SELECT * FROM facts')).resolves.toBeDefined();
    await expect(asApplication('DELETE FROM facts')).rejects.toThrow(/permission denied/);
    await expect(asApplication('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
    await database.drop();
  });
});
