import type { DeliveryFailure } from '../../domain/notification/delivery';

/** An attempt that came to nothing. Says its class alone: what a gateway or a mail server answered may name a person. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';

  constructor(readonly failure: DeliveryFailure) {
    super(failure);
  }
}
