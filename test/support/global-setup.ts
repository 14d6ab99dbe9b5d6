import { startTestServers, type TestServers } from '../../local/test-servers';
import { tellTestFiles } from './tell-test-files';

declare global {
  var bangfuTestServers: TestServers | undefined;
}

export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers((line) => process.stderr.write(`${line}\n`));
  globalThis.bangfuTestServers = servers;
  await tellTestFiles(servers);
}
