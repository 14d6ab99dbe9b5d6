import { statSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { projectRoot } from '../../prisma/project-root';
import { CLOCK_PRELOAD, ShiftedClock } from './clock';
import { cpuSeconds } from './process-figures';
import { NAMESPACE, Site, type Part } from './site';

/** What a process preloads is plain code, and read from where it is. */
const HERE = path.join(projectRoot(), 'bench', 'bed');

/** Which of the two is measured: the system, or the bare engine beside it. */
export type Side = 'ours' | 'bare';

/** Processes whose work counts as a side's; the two servers work for whichever side has something to do. */
const PARTS: Readonly<Record<Side, readonly Part[]>> = {
  ours: ['api', 'worker', 'temporal', 'postgres'],
  bare: ['bare-worker', 'temporal', 'postgres'],
};

/**
 * The whole system as `npm start` runs it: PostgreSQL and Temporal with their files on disk and nothing of their
 * durability turned off, the compiled API and worker; and the bare engine's worker on the same two servers.
 */
export class Bed {
  private constructor(
    private readonly site: Site,
    /** The system's database, as its owner, to look at what was done. */
    readonly db: Pool,
    /** The bare engine's database. */
    readonly bareDb: Pool,
    private readonly connection: Connection,
    /** The clock of API and worker. */
    readonly clock: ShiftedClock,
  ) {
    // Postgres ends before them when something failed.
    for (const pool of [db, bareDb]) pool.on('error', () => undefined);
  }

  /**
   * @param shifted whether API and worker read the bed's clock, which can be moved, instead of the machine's
   * @param profile folder in which API and worker leave V8's profiles of their CPU time when they end
   */
  static async make({ shifted, profile }: { shifted: boolean; profile?: string | undefined }): Promise<Bed> {
    const site = await Site.make();
    try {
      const { ownerUrl, bareUrl } = await site.startDatabases();
      await site.startTemporal();
      const clock = new ShiftedClock(path.join(site.folder, 'clock.json'));
      const preloads = [...(shifted ? [CLOCK_PRELOAD] : []), ...(profile ? ['profiler.cjs'] : [])];
      await site.startSystem(ownerUrl, {
        BENCH_CLOCK: clock.file,
        BENCH_PROFILES: profile,
        NODE_OPTIONS: preloads.map((name) => `--require "${path.join(HERE, name)}"`).join(' '),
      });
      await site.startBareWorker(bareUrl);
      const [db, bareDb] = [
        new Pool({ connectionString: ownerUrl }),
        new Pool({ connectionString: bareUrl }),
      ];
      const connection = await Connection.connect({ address: site.temporalAddress });
      return new Bed(site, db, bareDb, connection, clock);
    } catch (error) {
      await site.clear();
      throw error;
    }
  }

  get client(): Client {
    return new Client({ connection: this.connection, namespace: NAMESPACE });
  }

  get apiUrl(): string {
    return this.site.apiUrl;
  }

  get workerPid(): number {
    return this.site.pid('worker');
  }

  /** Moves the clock of API and worker on, in milliseconds since the epoch. */
  moveClockTo(instant: number): Promise<void> {
    return this.clock.moveTo(instant, [this.site.pid('api'), this.site.pid('worker')]);
  }

  /** CPU seconds that all processes of a side spent on some work. */
  async cpuOf(
    side: Side,
    work: () => Promise<unknown>,
  ): Promise<{ total: number; byPart: Record<string, number> }> {
    const read = () => PARTS[side].map((part) => cpuSeconds(this.site.pid(part)));
    const before = read();
    await work();
    const spent = read().map((after, n) => after - (before[n] ?? 0));
    return {
      total: spent.reduce((sum, one) => sum + one),
      byPart: Object.fromEntries(PARTS[side].map((part, n) => [part, spent[n] ?? 0])),
    };
  }

  /** Bytes of the Temporal server's database. The server is stopped for it, so that nothing is in its log only. */
  async serverBytes(): Promise<number> {
    await this.site.stopTemporal();
    const sizes = ['', '-wal'].map(
      (end) => statSync(`${this.site.temporalFile}${end}`, { throwIfNoEntry: false })?.size ?? 0,
    );
    await this.site.startTemporal();
    return sizes.reduce((sum, one) => sum + one);
  }

  /** Ends everything that it started, and removes its data. */
  async clear(): Promise<void> {
    await Promise.allSettled([this.db.end(), this.bareDb.end(), this.connection.close()]);
    await this.site.clear();
  }
}
