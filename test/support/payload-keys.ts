import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import { encryptingConverter } from '../../temporal/data-converter';
import type { PayloadKeys } from '../../temporal/payload-keys';

/** The same for every run of tests, and worth nothing elsewhere. */
export const TEST_KEYS: PayloadKeys = {
  current: 'test',
  keys: new Map([['test', Buffer.alloc(32, 'test')]]),
};

/** How every client and worker of the tests writes to Temporal: as those of the product do. */
export const TEST_CONVERTER = encryptingConverter(TEST_KEYS);

export const LOADED_TEST_CONVERTER = loadDataConverter(TEST_CONVERTER);
