import { createServer } from 'node:net';
import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { sdkLogger } from './sdk-log';

/**
 * Sets up the engine's part of this process: it logs into our log, and where it is asked to keeps its own figures,
 * schedule-to-start and free slots among them.
 * @returns how to read those, in Prometheus' text format; undefined without them
 */
export async function installRuntime(
  log: Logger,
  withMetrics: boolean,
): Promise<(() => Promise<string>) | undefined> {
  const address = withMetrics ? `127.0.0.1:${await freePort()}` : undefined;
  Runtime.install({
    logger: sdkLogger(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(address !== undefined && {
        metrics: {
          attachServiceName: false,
          prometheus: {
            bindAddress: address,
            countersTotalSuffix: true,
            unitSuffix: true,
            useSecondsForDurations: true,
          },
        },
      }),
    },
  });
  if (address === undefined) return undefined;
  return async () => {
    const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(5_000) });
    return answer.text();
  };
}

/** The engine serves its figures at an address of its own; nobody but this process needs to know which. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
