import { setTimeout as delay } from 'node:timers/promises';
import { Client as Database } from 'pg';
import type { SeededRandom } from '../../local/seeded-random';
import { eventually } from '../support/eventually';
import type { RunningSystem } from '../support/running-system';

const POSTGRES_AWAY_MS = 60_000;
const TEMPORAL_AWAY_MS = 5 * 60_000;

/** Something that goes wrong in a running system, and is over when its promise resolves. */
export interface Fault {
  readonly name: string;
  happen(): Promise<void>;
}

/**
 * Every fault of a round, in an order of the seed's: each process killed, PostgreSQL refusing for a minute, Temporal away
 * for five, the worker dead between its commit and its answer.
 * @param scale of the two durations; 1 in full
 */
export function faultsOf(system: RunningSystem, random: SeededRandom, scale: number): Fault[] {
  const faults: Fault[] = [
    ...system.processes.map((name) => ({ name: `kill -9 of ${name}`, happen: () => system.killHard(name) })),
    {
      name: 'PostgreSQL refuses connections',
      happen: () => postgresRefuses(system, POSTGRES_AWAY_MS * scale),
    },
    { name: 'the worker dies between commit and answer', happen: () => workerDiesAfterCommit(system) },
  ];
  if (system.processes.includes('temporal')) {
    const happen = () => system.freeze('temporal', TEMPORAL_AWAY_MS * scale);
    faults.push({ name: 'Temporal is away', happen });
  }
  const shuffled: Fault[] = [];
  while (faults.length > 0) shuffled.push(...faults.splice(random.between(0, faults.length - 1), 1));
  return shuffled;
}

/** New connections are refused, those that stand are cut. */
async function postgresRefuses(system: RunningSystem, ms: number): Promise<void> {
  await asOwner(system, 'postgres', async (db) => {
    await db.query('ALTER DATABASE bangfu ALLOW_CONNECTIONS false');
    try {
      await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'bangfu'`);
      await delay(ms);
    } finally {
      await db.query('ALTER DATABASE bangfu ALLOW_CONNECTIONS true');
    }
  });
}

/**
 * Commits are made to wait for a standby that does not exist. Such a commit is on the disk and will stand, but whoever
 * asked for it has no answer yet: that is when a worker that has written facts is killed.
 */
async function workerDiesAfterCommit(system: RunningSystem): Promise<void> {
  await asOwner(system, 'bangfu', async (db) => {
    await db.query(`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`);
    try {
      await db.query('SELECT pg_reload_conf()');
      await eventually(async () => expect(await committingFacts(db)).toBeGreaterThan(0));
      const gone = system.killHard('worker');
      await answerCommits(db);
      await gone;
    } finally {
      await answerCommits(db);
    }
  });
}

async function answerCommits(db: Database): Promise<void> {
  await db.query('ALTER SYSTEM RESET synchronous_standby_names');
  await db.query('SELECT pg_reload_conf()');
}

/** Transactions that wrote facts, are committed on this server and wait for the standby. */
async function committingFacts(db: Database): Promise<number> {
  const { rows } = await db.query<{ waiting: string }>(
    `SELECT count(DISTINCT a.pid) AS waiting FROM pg_stat_activity a JOIN pg_locks l USING (pid)
      WHERE a.wait_event = 'SyncRep' AND l.relation = 'facts'::regclass AND l.mode = 'RowExclusiveLock'`,
  );
  return Number(rows[0]?.waiting);
}

/** As the superuser, who is not bound by what the application may do. */
async function asOwner(
  system: RunningSystem,
  database: string,
  act: (db: Database) => Promise<void>,
): Promise<void> {
  const db = new Database({ connectionString: system.ownerUrl(database) });
  await db.connect();
  try {
    await act(db);
  } finally {
    await db.end();
  }
}
