import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { inDatabase } from '../../../local/database';
import { anyFreePort, isFree } from '../../../local/ports';
import { runCommand } from '../../../local/processes';
import { ensureNamespace } from '../../../local/temporal-namespace';
import type { TestEngine, TestEngineSite } from '../../../local/test-servers';
import { projectRoot } from '../../../prisma/project-root';
import { eventually } from '../../support/eventually';
import { Balancer } from './balancer';
import { addressOf, endNode, startNode, type NodePlan } from './cluster-node';
import { serverTools, type ServerTools } from './server-tools';

const NODES = ['node-1', 'node-2'];
const SERVICES = ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'] as const;
/** Enough that each node owns some; they are fixed for a cluster's life. */
const HISTORY_SHARDS = '16';
const NAMESPACE = 'bangfu-test';
const STORES = [
  { database: 'temporal', schema: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
];

/** The cluster of a run of tests, for the test files: its nodes can be killed and started again. */
export interface ClusterPlan {
  readonly nodes: readonly NodePlan[];
}

/** The same commands as the schema job in `deploy/`. */
async function makeStores({ sql }: ServerTools, superuserUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(superuserUrl);
  const server = ['--plugin', 'postgres12', '--ep', hostname, '-p', port];
  const login = ['-u', decodeURIComponent(username), '--pw', decodeURIComponent(password)];
  for (const { database, schema } of STORES) {
    const steps = [
      ['create-database'],
      ['setup-schema', '-v', '0.0'],
      ['update-schema', '--schema-name', schema],
    ];
    for (const step of steps) {
      const result = await runCommand(sql, [...server, ...login, '--db', database, ...step]);
      if (!result.ok) throw new Error(`${step[0]} of ${database} failed: ${result.output.slice(-500)}`);
    }
  }
}

/** The server keeps its membership ports in a `smallint` of PostgreSQL: one above 32767 ends its start. */
async function smallFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_767);
    if (await isFree(port)) return port;
  }
}

/** The environment of the official image, each node with ports of its own on loopback. */
async function planNode(
  name: string,
  site: TestEngineSite,
  server: string,
  superuserUrl: string,
): Promise<NodePlan> {
  const { hostname, port, username, password } = new URL(superuserUrl);
  const ports: Record<string, string> = {};
  for (const service of SERVICES) {
    ports[`${service}_GRPC_PORT`] = String(await anyFreePort());
    ports[`${service}_MEMBERSHIP_PORT`] = String(await smallFreePort());
  }
  return {
    name,
    folder: site.folder,
    server,
    frontendPort: Number(ports['FRONTEND_GRPC_PORT']),
    env: {
      ...ports,
      FRONTEND_HTTP_PORT: String(await anyFreePort()),
      BIND_ON_IP: '127.0.0.1',
      TEMPORAL_BROADCAST_ADDRESS: '127.0.0.1',
      DB: 'postgres12',
      POSTGRES_SEEDS: hostname,
      DB_PORT: port,
      POSTGRES_PORT: port,
      POSTGRES_USER: decodeURIComponent(username),
      POSTGRES_PWD: decodeURIComponent(password),
      DBNAME: 'temporal',
      VISIBILITY_DBNAME: 'temporal_visibility',
      // A pool for each of four services of two nodes.
      SQL_MAX_CONNS: '10',
      SQL_MAX_IDLE_CONNS: '10',
      SQL_VIS_MAX_CONNS: '4',
      SQL_VIS_MAX_IDLE_CONNS: '4',
      NUM_HISTORY_SHARDS: HISTORY_SHARDS,
      DYNAMIC_CONFIG_FILE_PATH: path.join(
        projectRoot(),
        'deploy',
        'kubernetes',
        'temporal',
        'dynamic-config.yaml',
      ),
      LOG_LEVEL: 'warn',
    },
  };
}

/** Starts two server processes on the PostgreSQL of the run, and one address before both of their frontends. */
export async function startCluster(site: TestEngineSite): Promise<TestEngine & { plan: ClusterPlan }> {
  const tools = await serverTools(site.report);
  const superuserUrl = inDatabase((await site.postgres).url('postgres'), 'postgres');
  await makeStores(tools, superuserUrl);
  const nodes: NodePlan[] = [];
  for (const name of NODES) nodes.push(await planNode(name, site, tools.server, superuserUrl));
  for (const node of nodes) site.reaper.entrustProcess((await startNode(node)).pid ?? 0, 'SIGTERM');
  const port = await anyFreePort();
  const balancer = await Balancer.start(
    port,
    nodes.map(({ frontendPort }) => frontendPort),
  );
  const address = `127.0.0.1:${port}`;
  await ensureNamespace({ address }, NAMESPACE);
  return {
    address,
    namespace: NAMESPACE,
    plan: { nodes },
    async stop() {
      await balancer.stop();
      await Promise.all(nodes.map(endNode));
    },
  };
}

/** A namespace of a test's own, known to every node. */
export async function freshNamespace({ nodes }: ClusterPlan): Promise<string> {
  const name = `test-${randomBytes(6).toString('hex')}`;
  for (const node of nodes) await eventually(() => ensureNamespace({ address: addressOf(node) }, name));
  return name;
}
