import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Pool, PoolClient } from 'pg';
import { relayStartRequests, START_REQUESTS_CHANNEL } from '../activities/start-requests';
import { startCase } from './start-case';

const POLL_MS = 5_000;

/**
 * Starts the workflows of new registrations: at once when one is announced, and every few seconds for what was left
 * over while this process, Temporal or the database was away.
 */
export class StartRelay {
  private listener: PoolClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private announced = false;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly client: Client,
    private readonly log: Logger,
    private readonly deadlineMs: number,
  ) {}

  /** Begins to listen and to poll. */
  start(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Lets the round under way finish, then ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    this.listener?.release(true);
  }

  private wake(): void {
    this.announced = true;
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
  }

  private async rounds(): Promise<void> {
    while (this.announced && !this.stopped) {
      this.announced = false;
      try {
        await this.listen();
        const { started, failed } = await relayStartRequests(this.pool, (input) =>
          this.client.withDeadline(Date.now() + this.deadlineMs, () => startCase(this.client, input)),
        );
        if (failed > 0) this.log.warn({ failed }, 'cases could not be started yet');
        if (started > 0) this.announced = true;
      } catch (error) {
        this.log.warn({ err: error }, 'start requests could not be relayed; trying again');
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
    });
    await listener.query(`LISTEN ${START_REQUESTS_CHANNEL}`);
    this.listener = listener;
  }
}
