import { startTestServers } from '../../../local/test-servers';
import { tellTestFiles } from '../../support/tell-test-files';
import { startCluster, type ClusterPlan } from './cluster';

/** As for every run of tests, but that its Temporal is a cluster of two real nodes on PostgreSQL. */
export default async function globalSetup(): Promise<void> {
  let cluster: ClusterPlan | undefined;
  const servers = await startTestServers(
    (line) => process.stderr.write(`${line}\n`),
    async (site) => {
      const engine = await startCluster(site);
      cluster = engine.plan;
      return engine;
    },
  );
  globalThis.bangfuTestServers = servers;
  await tellTestFiles(servers, cluster);
}
