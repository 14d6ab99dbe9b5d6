import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflows } from '../../worker/bundle';
import { startTestServers, type TestServers } from '../../local/test-servers';
import { TEST_SERVERS_VARIABLE } from './servers';
import { WORKFLOW_BUNDLE_VARIABLE } from './workflow-bundle';

declare global {
  var bangfuTestServers: TestServers | undefined;
}

export default async function globalSetup(): Promise<void> {
  const [servers, bundle] = await Promise.all([
    startTestServers((line) => process.stderr.write(`${line}\n`)),
    bundleWorkflows(),
  ]);
  globalThis.bangfuTestServers = servers;
  const { ownerUrl, temporalAddress, temporalNamespace } = servers;
  process.env[TEST_SERVERS_VARIABLE] = JSON.stringify({ ownerUrl, temporalAddress, temporalNamespace });
  process.env[WORKFLOW_BUNDLE_VARIABLE] = path.join(servers.folder, 'workflows.js');
  await writeFile(path.join(servers.folder, 'workflows.js'), bundle.code);
}
