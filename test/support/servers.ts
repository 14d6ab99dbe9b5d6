import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase, type TestServers } from '../../local/test-servers';
import type { ClusterPlan } from '../cluster/support/cluster';

/** How the global set-up tells the test files, which run in other processes. */
export const TEST_SERVERS_VARIABLE = 'BANGFU_TEST_SERVERS';

/** What test files are told of the servers of their run. */
export type ToldServers = Omit<TestServers, 'stop' | 'folder'> & {
  /** Only where the run's Temporal is a cluster of real nodes. */
  cluster?: ClusterPlan;
};

/** The servers of this run of tests. */
export function testServers(): ToldServers {
  const told = process.env[TEST_SERVERS_VARIABLE];
  if (told === undefined) throw new Error('the test servers were not started: run Jest with jest.config.cjs');
  return JSON.parse(told) as ToldServers;
}

/** A fresh database, migrated and with the reference data; drop it after use. */
export function freshDatabase(): Promise<TestDatabase> {
  return createTestDatabase(testServers().ownerUrl, `test_${randomBytes(6).toString('hex')}`);
}
