import type { FastifyInstance } from 'fastify';
import { ColumnCipher, KeyedHash } from '../prisma/column-cipher';
import { buildApp } from './app';
import { TemporalCommands } from './commands/temporal-commands';
import { readApiConfig } from './config';
import { createDatabase } from './database';
import { LOGGER_OPTIONS } from './log';

/** The API process: configured by its environment, ended by a signal or by the process that started it going away. */
async function run(): Promise<void> {
  const config = readApiConfig(process.env);
  const database = createDatabase(config.databaseUrl);
  const commands = new TemporalCommands(config.temporal);
  const app = await buildApp({
    database,
    cipher: new ColumnCipher(config.dataKeys),
    hash: new KeyedHash(config.lookupKey),
    commands,
    logger: LOGGER_OPTIONS,
    trustedProxies: config.trustedProxies,
  });
  app.addHook('onClose', () => Promise.all([database.$disconnect(), commands.close()]).then(() => undefined));
  endWithSignals(app);
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
