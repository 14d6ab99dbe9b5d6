import { Client, type QueryConfig } from 'pg';

interface Transaction {
  roundTrips: number;
}

interface Line {
  unanswered: number;
  transaction?: Transaction | undefined;
}

/**
 * How many round trips each transaction makes while `work` runs. A statement that is asked before an earlier one is
 * answered travels with it, where the connection lets it.
 */
export async function roundTripsOf(work: () => Promise<unknown>): Promise<number[]> {
  const lines = new WeakMap<Client, Line>();
  const transactions: Transaction[] = [];

  function noteAsked(client: Client, statement: string): Line {
    const line = lines.get(client) ?? { unanswered: 0 };
    lines.set(client, line);
    if (statement === 'BEGIN') transactions.push((line.transaction = { roundTrips: 0 }));
    const travelsWithOthers = line.unanswered > 0 && client.pipeline;
    if (line.transaction && !travelsWithOthers) line.transaction.roundTrips++;
    if (statement === 'COMMIT') line.transaction = undefined;
    line.unanswered++;
    return line;
  }

  const ask = Reflect.get(Client.prototype, 'query') as (this: Client, ...asked: unknown[]) => unknown;
  const query = jest.spyOn(Client.prototype, 'query') as unknown as jest.SpyInstance;
  query.mockImplementation(async function (this: Client, ...asked: unknown[]) {
    const [statement] = asked as [string | QueryConfig];
    const line = noteAsked(this, typeof statement === 'string' ? statement : statement.text);
    try {
      return await ask.apply(this, asked);
    } finally {
      line.unanswered--;
    }
  });
  try {
    await work();
  } finally {
    query.mockRestore();
  }
  return transactions.map(({ roundTrips }) => roundTrips);
}
