import { MAX_ATTEMPTS, waitAfter } from '../../../domain/notification/delivery';

describe('when telling a person is tried again (R-62)', () => {
  it('R-62: later and later, over two days and a bit, and then no more', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, n) => waitAfter(n + 1, 'HTTP_5XX'));
    expect(waits).toEqual([10, 30, 60, 180, 360, 720, 1440, undefined]);
  });

  it('R-62: not at all when the gateway says that the message will never go', () => {
    expect(waitAfter(1, 'REJECTED')).toBeUndefined();
  });
});
