import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

const FOLDER = path.join(__dirname, '..', 'replay', 'histories');
const { History } = temporal.api.history.v1;

/**
 * Keeps the history of a life for replay by every later build, when BANGFU_KEEP_HISTORIES=1: once a release, or when
 * the loop itself was changed on purpose.
 */
export async function keepHistory(name: string, handle: WorkflowHandle): Promise<void> {
  if (process.env.BANGFU_KEEP_HISTORIES !== '1') return;
  writeFileSync(path.join(FOLDER, `${name}.json`), JSON.stringify(await handle.fetchHistory()));
}

/** The histories that were kept. */
export function keptHistories(): { workflowId: string; history: temporal.api.history.v1.History }[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => ({
      workflowId: path.basename(file, '.json'),
      history: History.fromObject(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as object),
    }));
}
