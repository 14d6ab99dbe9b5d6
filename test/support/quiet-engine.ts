import { DefaultLogger, Runtime } from '@temporalio/worker';

/** The engine tells a test run of what went wrong only; signals stay with the test runner. */
export function quietEngine(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
}
