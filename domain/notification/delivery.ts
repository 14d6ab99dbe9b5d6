/** How far telling a person by itself has come. A person's own call or letter is another way to the same end. */
export const NOTIFICATION_STATUSES = ['PENDING', 'SENT', 'DELIVERED', 'FAILED', 'NOT_OWED'] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

/** Why an attempt came to nothing: classes, which say nothing of the person and repeat no word of a gateway. */
export const DELIVERY_FAILURES = [
  /** No answer in time. */
  'TIMEOUT',
  /** No connection, or one that broke. */
  'UNREACHABLE',
  /** The gateway points elsewhere, which is not followed. */
  'REDIRECTED',
  /** The gateway says that this message will never go: 400, 422. */
  'REJECTED',
  /** The gateway knows neither key nor address, or asks to wait: 401, 403, 404, 429 and their like. */
  'HTTP_4XX',
  'HTTP_5XX',
  /** The keys of this installation do not open the person's particulars. */
  'UNREADABLE',
  /** Whoever tried was gone before it could say how it went. */
  'INTERRUPTED',
  /** The gateway took it, and no receipt came. */
  'NO_RECEIPT',
  /** The gateway took it, and says that it did not arrive. */
  'UNDELIVERABLE',
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** Minutes from the n-th attempt that failed to the next: two days and a bit in all, after which a person is needed. */
const WAITS_MINUTES = [10, 30, 60, 180, 360, 720, 1440] as const;

/** After so many attempts it is given up. */
export const MAX_ATTEMPTS = WAITS_MINUTES.length + 1;

/** A receipt that has not come after so many hours does not come: the person counts as not told. */
export const RECEIPT_WITHIN_HOURS = 72;

/**
 * How long to wait after an attempt that failed.
 * @param attempts made so far, the failed one among them
 * @returns minutes, or undefined when it is given up
 */
export function waitAfter(attempts: number, failure: DeliveryFailure): number | undefined {
  return failure === 'REJECTED' ? undefined : WAITS_MINUTES[attempts - 1];
}
