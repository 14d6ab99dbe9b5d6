import { TestWorkflowEnvironment } from '@temporalio/testing';
import { timeSkippingServer } from '../../local/time-skipping-server';

const DAYS = 400;

describe('the time-skipping test server', () => {
  it('lets more than a year pass in an instant', async () => {
    const path = await timeSkippingServer((line) => process.stderr.write(`${line}\n`));
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
    try {
      const before = await environment.currentTimeMs();
      await environment.sleep(`${DAYS} days`);
      const passedDays = ((await environment.currentTimeMs()) - before) / 86_400_000;
      expect(passedDays).toBeGreaterThanOrEqual(DAYS);
    } finally {
      await environment.teardown();
    }
  });
});
