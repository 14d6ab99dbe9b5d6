import { rmSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { endLeftOver, readIdentity } from './processes';
import type { Report } from './report';
import { Keeper, type Service } from './keeper';

const LEFT_OVER_GRACE_MS = 30_000;

/** Keeps services running, and ends them in the reverse of the order in which they were started. */
export class Supervisor {
  private readonly keepers: Keeper[] = [];
  private stopping = false;

  /** @param report hears of every service that ends or does not start again */
  constructor(
    private readonly folder: DataFolder,
    private readonly report: Report,
  ) {}

  /**
   * Starts the service and keeps it running from then on.
   * @throws what the service's first start throws
   */
  async keep(service: Service): Promise<void> {
    if (this.stopping) throw new Error('everything is being stopped');
    const keeper = new Keeper(service, this.folder, this.report);
    this.keepers.unshift(keeper);
    await keeper.start();
  }

  /** Ends everything in good order, one after the other. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const keeper of this.keepers) await keeper.stop();
  }

  /** Ends everything at once, for somebody who does not want to wait; `stop` is still to be waited for. */
  kill(): void {
    for (const keeper of this.keepers) keeper.kill();
  }
}

/**
 * Ends what a killed supervisor left behind. A pid file tells when its process began, so that no later process with
 * the same number is touched.
 * @param names of the services, in the order in which they are to end
 */
export async function endLeftOvers(
  folder: DataFolder,
  names: readonly string[],
  report: Report,
): Promise<void> {
  for (const name of names) {
    const identity = readIdentity(folder.pidFile(name));
    if (identity && (await endLeftOver(identity, LEFT_OVER_GRACE_MS)))
      report(`ended the ${name} of an earlier run`);
    rmSync(folder.pidFile(name), { force: true });
  }
}
