import path from 'node:path';
import type { Service } from './keeper';
import { startNodeProcess } from './node-process';
import { startPostgres } from './postgres';
import { metricsPorts } from './options';
import type { Report } from './report';
import { applicationUrl, temporalAddress, type Site } from './site';
import { startTemporalServer, temporalUiUrl } from './temporal-server';

const COMPILED = path.resolve(__dirname, '..');

/** Names of the services in the order in which they end, PostgreSQL apart: it has a pid file of its own. */
export const ENDING_ORDER = ['api', 'worker', 'temporal'] as const;

export function postgresService({ folder, ports, secrets }: Site): Service {
  return {
    name: 'postgres',
    start: async () => {
      await ports.postgres.release();
      return startPostgres({
        dataDir: folder.postgres,
        port: ports.postgres.port,
        ownerPassword: secrets.ownerPassword,
        logFile: folder.log('postgres'),
      });
    },
  };
}

export function temporalService({ folder, ports, options }: Site, report: Report): Service {
  return {
    name: 'temporal',
    start: async ({ onSpawn }) => {
      await Promise.all([ports.temporal.release(), ports.ui.release()]);
      return startTemporalServer({
        dataFile: folder.temporalFile,
        port: ports.temporal.port,
        uiPort: ports.ui.port,
        codecEndpoint: `http://127.0.0.1:${ports.api.port}/codec`,
        namespace: options.namespace,
        logFile: folder.log('temporal'),
        report,
        onSpawn,
      });
    },
  };
}

/** The caller's TEMPORAL_* variables hold for the caller's server only. */
function inherited({ options }: Site): NodeJS.ProcessEnv {
  if (options.temporalAddress !== undefined) return process.env;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

function environment(site: Site, name: 'api' | 'worker'): NodeJS.ProcessEnv {
  return {
    ...inherited(site),
    DATABASE_URL: applicationUrl(site),
    TEMPORAL_ADDRESS: temporalAddress(site),
    TEMPORAL_NAMESPACE: site.options.namespace,
    BANGFU_TEMPORAL_KEYS: site.secrets.temporalKeys,
    BANGFU_DATA_KEY: site.secrets.dataKey,
    BANGFU_LOOKUP_KEY: site.secrets.lookupKey,
    ...(site.options.temporalAddress === undefined && {
      TEMPORAL_UI_ORIGIN: temporalUiUrl(site.ports.ui.port),
    }),
    // There is no other worker, and no operator.
    BANGFU_BECOMES_CURRENT: 'true',
    HOST: '127.0.0.1',
    PORT: String(site.ports.api.port),
    METRICS_HOST: '127.0.0.1',
    METRICS_PORT: String(metricsPorts(site.options)?.[name] ?? ''),
  };
}

/** The worker or the API: a process of our own, from `dist`. */
export function nodeService(site: Site, name: 'api' | 'worker'): Service {
  return {
    name,
    start: async (launch) => {
      if (name === 'api') await site.ports.api.release();
      return startNodeProcess({
        ...launch,
        script: path.join(COMPILED, name, 'main.js'),
        env: environment(site, name),
        logFile: site.folder.log(name),
      });
    },
  };
}
