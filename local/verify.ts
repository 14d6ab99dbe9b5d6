import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import { lineOf } from '../audit/difference';
import { verify, type VerifyOptions, type VerifyReport } from '../audit/verify';
import { createPool } from '../prisma/connection-pool';
import { encryptingConverter } from '../temporal/data-converter';
import { findAudited, type Audited } from './audited';
import { messageOf, SetupError } from './setup-error';

const SHOWN = 100;

const HELP = `Usage: npm run verify -- [options]

Holds everything against the ledgers of cases and households: their hash chains, the daily seals, every table that
follows from them, the archived histories and the state of whatever runs. Reads only; may run beside the system. Each
difference is a line that names the case or household, the fact, the table and the column, and no person. The last
line is JSON.

  --case ID            only this case
  --scope CODE         only cases of organisations, and households of counties, whose codes begin so
  --seal NUMBER:HASH   a seal as you kept it elsewhere: the database must still hold it
  --without-temporal   do not ask the running workflows
  --data DIR           data folder of a system on this machine   BANGFU_DATA   (.bangfu)
  -h, --help

In production DATABASE_URL and TEMPORAL_ADDRESS (with TEMPORAL_NAMESPACE, TEMPORAL_TLS, TEMPORAL_API_KEY) say where,
and BANGFU_TEMPORAL_KEYS opens the histories.

Exit code: 0 everything agrees; 1 something differs; 2 something could not be checked.
`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      case: { type: 'string' },
      scope: { type: 'string' },
      seal: { type: 'string' },
      'without-temporal': { type: 'boolean' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const seal = values.seal === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(values.seal);
  if (seal === null)
    throw new SetupError('--seal is NUMBER:HASH, as the last line of an earlier run names it.');
  if (values.case !== undefined && !UUID.test(values.case))
    throw new SetupError('--case is the id of a case.');
  if (values.scope !== undefined && !/^\d{4,12}$/.test(values.scope))
    throw new SetupError('--scope is the code of an organisation.');
  if (seal && (values.case ?? values.scope) !== undefined)
    throw new SetupError('--seal is about all cases: leave out --case and --scope.');
  return { ...values, seal };
}

function optionsOf({ case: caseId, scope, seal }: ReturnType<typeof readArguments>): VerifyOptions {
  let shown = 0;
  return {
    ...(caseId !== undefined && { caseId }),
    ...(scope !== undefined && { scope }),
    ...(seal && { knownSeal: { number: Number(seal[1]), hash: seal[2] ?? '' } }),
    onDifference: (difference) => {
      if (shown++ < SHOWN) console.log(lineOf(difference));
    },
  };
}

async function connect({ temporal }: Audited, dataConverter: DataConverter): Promise<Client | undefined> {
  if (!temporal) return undefined;
  const { address, namespace, apiKey, tls } = temporal;
  const connection = await Connection.connect({ address, tls, ...(apiKey !== undefined && { apiKey }) });
  return new Client({ connection, namespace, dataConverter });
}

function exitCode({ found, unchecked }: VerifyReport): 0 | 1 | 2 {
  if (found > 0) return 1;
  return unchecked.length > 0 ? 2 : 0;
}

const RESULTS = ['clean', 'different', 'unchecked'] as const;

async function run(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args.help) {
    console.log(HELP);
    return 0;
  }
  const audited = findAudited('application', process.env, args.data);
  const pool = createPool({ connectionString: audited.databaseUrl, max: 10 });
  const dataConverter = audited.payloadKeys ? encryptingConverter(audited.payloadKeys) : {};
  const client = args['without-temporal'] ? undefined : await connect(audited, dataConverter);
  const began = Date.now();
  try {
    const report = await verify(pool, client, {
      ...optionsOf(args),
      converter: loadDataConverter(dataConverter),
    });
    for (const what of report.unchecked.slice(0, SHOWN)) console.log(`not checked: ${what}`);
    const { found, unchecked, checked, newestSeal: seal } = report;
    const code = exitCode(report);
    const seconds = Math.round((Date.now() - began) / 100) / 10;
    const summary = { result: RESULTS[code], differences: found, unchecked: unchecked.length, ...checked };
    console.log(
      JSON.stringify({ ...summary, ...(seal && { seal: `${seal.number}:${seal.hash}` }), seconds }),
    );
    return code;
  } finally {
    await client?.connection.close();
    await pool.end();
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`verify: ${messageOf(error)}`);
    process.exit(2);
  },
);
