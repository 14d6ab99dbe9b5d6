import { skippingEnvironment } from '../support/skipping-environment';

const DAYS = 400;

describe('the time-skipping test server', () => {
  it('lets more than a year pass in an instant', async () => {
    const environment = await skippingEnvironment();
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
