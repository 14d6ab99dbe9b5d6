import { startTestServers, type TestServers } from '../../local/test-servers';
import { TEST_SERVERS_VARIABLE } from './servers';

declare global {
  var bangfuTestServers: TestServers | undefined;
}

export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers((line) => process.stderr.write(`${line}\n`));
  globalThis.bangfuTestServers = servers;
  const { ownerUrl, temporalAddress, temporalNamespace } = servers;
  process.env[TEST_SERVERS_VARIABLE] = JSON.stringify({ ownerUrl, temporalAddress, temporalNamespace });
}
