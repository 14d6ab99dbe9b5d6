import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
import type { FastifyInstance } from 'fastify';
import { ColumnCipher, KeyedHash } from '../prisma/column-cipher';
import { measureProcess } from '../telemetry/metrics';
import { MetricsServer } from '../telemetry/metrics-server';
import { startTracing } from '../telemetry/tracing';
import { buildApp } from './app';
import { TemporalCommands } from './commands/temporal-commands';
import { readApiConfig } from './config';
import { createDatabase, isDatabaseUp } from './database';
import { countCommands } from './figures';
import { LOGGER_OPTIONS } from './log';
import { encryptingConverter } from '../temporal/data-converter';
import { EncryptingCodec } from '../temporal/payload-codec';

/** The API process: configured by its environment, ended by a signal or by the process that started it going away. */
async function run(): Promise<void> {
  const config = readApiConfig(process.env);
  const { metrics, traces } = config.telemetry;
  const stopTracing = traces ? startTracing('bangfu-api') : undefined;
  const database = createDatabase(config.databaseUrl);
  const commands = countCommands(
    new TemporalCommands(config.temporal, encryptingConverter(config.payloadKeys), {
      interceptors: traces ? { workflow: [new OpenTelemetryWorkflowClientInterceptor()] } : {},
    }),
  );
  const app = await buildApp({
    database,
    cipher: new ColumnCipher(config.dataKeys),
    hash: new KeyedHash(config.lookupKey),
    commands,
    codec: new EncryptingCodec(config.payloadKeys),
    temporalUiOrigin: config.temporalUiOrigin,
    logger: LOGGER_OPTIONS,
    trustedProxies: config.trustedProxies,
    traces,
    receiptKeys: config.receiptKeys,
  });
  app.addHook('onClose', () =>
    Promise.all([database.$disconnect(), commands.close(), stopTracing?.()]).then(() => undefined),
  );
  endWithSignals(app);
  measureProcess();
  if (metrics) {
    const readiness = async () => ({ database: await isDatabaseUp(database) });
    const watched = await MetricsServer.listen({ ...metrics, readiness });
    app.addHook('onClose', () => watched.close());
  }
  await app.listen({ host: config.host, port: config.port });
  process.send?.({ type: 'ready' });
}

function endWithSignals(app: FastifyInstance): void {
  let ending: Promise<void> | undefined;
  const end = () => {
    ending ??= app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  process.on('disconnect', end);
}

run().catch((error: unknown) => {
  console.error(`api: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
