import type { Logger } from 'pino';
import type { Pool, PoolClient } from 'pg';

const RETRY_MS = 5_000;

/** Work that waits in a table of the database until somebody outside has heard of it. */
export interface RelayWork {
  /** Name of the Postgres notification with which new work is announced. */
  channel: string;
  /** Works off what waits, or a part of it: whether there is more at once, and how much has to be tried again. */
  round: () => Promise<{ more: boolean; failed: number }>;
}

/**
 * Hands on what waits: when it begins, at once when something is announced, and every few seconds as long as something
 * was left over because Temporal or the database was away. It asks nobody who has nothing to say: what nobody
 * announced is found by the schedule of the same work.
 */
export class Relay {
  private listener: PoolClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private announced = false;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
    private readonly work: RelayWork,
  ) {}

  /** Begins to listen, and hands on what waits already. */
  start(): void {
    this.wake();
  }

  /** Lets the round under way finish, then ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    this.listener?.release(true);
  }

  private wake(): void {
    this.announced = true;
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
  }

  private wakeLater(): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.wake(), RETRY_MS);
  }

  private async rounds(): Promise<void> {
    const { channel, round } = this.work;
    while (this.announced && !this.stopped) {
      this.announced = false;
      try {
        await this.listen();
        const { more, failed } = await round();
        if (failed > 0) this.log.warn({ channel, failed }, 'cases could not be reached yet');
        if (failed > 0) this.wakeLater();
        if (more) this.announced = true;
      } catch (error) {
        this.log.warn({ channel, err: error }, 'what waits could not be relayed; trying again');
        this.wakeLater();
      }
    }
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const listener = await this.pool.connect();
    listener.on('notification', () => this.wake());
    listener.on('error', () => {
      this.listener = undefined;
      listener.release(true);
      this.wakeLater();
    });
    await listener.query(`LISTEN ${this.work.channel}`);
    this.listener = listener;
  }
}
