import type { DataConverter } from '@temporalio/common';
import { EncryptingCodec } from './payload-codec';
import type { PayloadKeys } from './payload-keys';

/** The module of the failure converter: also the workflow bundle is made with it. */
export const FAILURE_CONVERTER = require.resolve('./failure-converter');

/** How every client and worker writes to Temporal and reads from it. Search attributes and ids are not encrypted. */
export function encryptingConverter(keys: PayloadKeys): DataConverter {
  return { payloadCodecs: [new EncryptingCodec(keys)], failureConverterPath: FAILURE_CONVERTER };
}
