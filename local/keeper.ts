import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataFolder } from './data-folder';
import { identify } from './plain/identity.cjs';
import { writePrivateJson } from './private-file';
import type { RunningProcess } from './processes';
import type { Report } from './report';
import { messageOf } from './setup-error';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Who ran this long has not died of its start. */
const SETTLED_MS = 30_000;

/** What a service is given when it is started. */
export interface Launch {
  /** To be called with the process's number as soon as there is one, so that even a killed start leaves no orphan. */
  readonly onSpawn: (pid: number) => void;
  /** Aborted when the service is not wanted any more. */
  readonly unwanted: AbortSignal;
}

/** Something that has to run all the time. */
export interface Service {
  /** Small letters: names its pid file and its log. */
  readonly name: string;
  start(launch: Launch): Promise<RunningProcess>;
}

/** Keeps one service running: starts it again whenever it ends by itself. */
export class Keeper {
  private readonly unwanted = new AbortController();
  private readonly untilUnwanted = new Promise<string>((resolve) => {
    this.unwanted.signal.addEventListener('abort', () => resolve('is not wanted any more'), { once: true });
  });
  private readonly pidFile: string;
  private running: RunningProcess | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: Service,
    folder: DataFolder,
    private readonly report: Report,
  ) {
    this.pidFile = folder.pidFile(service.name);
  }

  /** Starts the service for the first time; throws what that throws. */
  async start(): Promise<void> {
    const launched = this.launch();
    this.keeping = launched.then(
      () => this.keep(),
      () => undefined,
    );
    await launched;
  }

  /** Ends the service in good order, even while it is being started. */
  async stop(): Promise<void> {
    this.unwanted.abort();
    await this.keeping;
    rmSync(this.pidFile, { force: true });
  }

  /** Ends it at once; `stop` is still to be waited for. */
  kill(): void {
    this.running?.kill();
  }

  private async launch(): Promise<void> {
    this.running = await this.service.start({
      onSpawn: (pid) => {
        mkdirSync(path.dirname(this.pidFile), { recursive: true });
        writePrivateJson(this.pidFile, identify(pid) ?? null);
      },
      unwanted: this.unwanted.signal,
    });
  }

  private async keep(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (this.running) {
      const began = Date.now();
      const how = await Promise.race([this.running.ended, this.untilUnwanted]);
      if (this.unwanted.signal.aborted) return this.running.stop();
      this.running = undefined;
      this.report(`${this.service.name} ${how}; starting it again`);
      pauseMs = await this.relaunch(Date.now() - began >= SETTLED_MS ? FIRST_PAUSE_MS : pauseMs);
    }
  }

  /**
   * Tries until it runs, or is not wanted any more.
   * @returns the pause before the next try, should it end again soon: twice as long each time
   */
  private async relaunch(firstPauseMs: number): Promise<number> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await delay(pauseMs, undefined, { signal: this.unwanted.signal }).catch(() => undefined);
      if (this.unwanted.signal.aborted) return pauseMs;
      try {
        await this.launch();
        this.report(`${this.service.name} runs again`);
        return Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      } catch (error) {
        if (this.unwanted.signal.aborted) return pauseMs;
        this.report(`${this.service.name} did not start: ${messageOf(error)}`);
      }
    }
  }
}
