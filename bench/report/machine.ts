import os from 'node:os';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { postgresBinaries } from '../../local/postgres-binaries';
import { runCommand } from '../../local/processes';
import { temporalCli } from '../../local/temporal-cli';
import { projectRoot } from '../../prisma/project-root';

export interface Machine {
  processor: string;
  cores: number;
  memoryGiB: number;
  platform: string;
  node: string;
  temporalSdk: string;
  temporalServer: string;
  postgres: string;
}

/** What a run was measured on. */
export async function describeMachine(): Promise<Machine> {
  const sdk = path.join(projectRoot(), 'node_modules', '@temporalio', 'worker', 'package.json');
  const version = async (command: string) =>
    (await runCommand(command, ['--version'])).output.split('\n')[0] ?? '';
  return {
    processor: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.release()} ${os.arch()}`,
    node: process.version,
    temporalSdk: (JSON.parse(readFileSync(sdk, 'utf8')) as { version: string }).version,
    temporalServer: await version(await temporalCli(() => undefined)),
    postgres: await version(postgresBinaries(undefined).postgres),
  };
}
