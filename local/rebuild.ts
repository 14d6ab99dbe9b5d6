import { parseArgs } from 'node:util';
import { rebuild } from '../audit/rebuild';
import { createPool } from '../prisma/connection-pool';
import { findAudited } from './audited';
import { messageOf } from './setup-error';

const HELP = `Usage: npm run rebuild -- [options]

Makes every table that follows from the ledger anew, beside the old ones, and puts what differs in its place in one
transaction. What follows from no fact (who has claimed a task, what was delivered) stays. People may go on working:
at the end their acts wait for a moment. Nothing is made from a ledger that is not whole: npm run verify says where.

  --data DIR           data folder of a system on this machine   BANGFU_DATA   (.bangfu)
  -h, --help

In production DATABASE_URL names the database as its owner, who migrates: the application may create no tables.

Exit code: 0 the tables are what the ledger says; 1 nothing was changed.
`;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { databaseUrl } = findAudited('owner', process.env, values.data);
  const pool = createPool({ connectionString: databaseUrl, max: 4 });
  try {
    console.log(JSON.stringify(await rebuild(pool)));
    return 0;
  } finally {
    await pool.end();
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`rebuild: ${messageOf(error)}`);
    process.exit(1);
  },
);
