import { TestWorkflowEnvironment } from '@temporalio/testing';
import { timeSkippingServer } from '../../local/time-skipping-server';
import { TEST_CONVERTER } from './payload-keys';
import { eventually } from './eventually';

/** A server whose clock can be moved. The SDK gives each start of it five seconds, which a busy machine may not have. */
export async function skippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await timeSkippingServer((line) => process.stderr.write(`${line}\n`));
  return eventually(() =>
    TestWorkflowEnvironment.createTimeSkipping({
      client: { dataConverter: TEST_CONVERTER },
      server: { executable: { type: 'existing-path', path } },
    }),
  );
}
