import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stack traces of failures go through the codec, as payloads do. Loaded by the SDK, by its name. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
