import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflows } from '../../worker/bundle';
import type { TestServers } from '../../local/test-servers';
import type { ClusterPlan } from '../cluster/support/cluster';
import { TEST_SERVERS_VARIABLE, type ToldServers } from './servers';
import { WORKFLOW_BUNDLE_VARIABLE } from './workflow-bundle';

/** Leaves in the environment what the test files need to know, and the workflows' bundle in the servers' folder. */
export async function tellTestFiles(servers: TestServers, cluster?: ClusterPlan): Promise<void> {
  const { ownerUrl, temporalAddress, temporalNamespace } = servers;
  const told: ToldServers = { ownerUrl, temporalAddress, temporalNamespace, ...(cluster && { cluster }) };
  process.env[TEST_SERVERS_VARIABLE] = JSON.stringify(told);
  process.env[WORKFLOW_BUNDLE_VARIABLE] = path.join(servers.folder, 'workflows.js');
  const { code } = await bundleWorkflows();
  await writeFile(path.join(servers.folder, 'workflows.js'), code);
}
