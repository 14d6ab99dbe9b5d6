import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../../package.json';
import { COMMAND_KINDS } from '../../../domain/case/decide';
import { FACT_KINDS } from '../../../domain/case/evolve';
import { TASK_KINDS } from '../../../domain/case/task';
import * as batch from '../../../workflows/batch-messages';
import * as messages from '../../../workflows/messages';

const FOLDER = path.join(__dirname, 'names');

/** Names by which sleeping cases, ledgers and the engine know things. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  commands: COMMAND_KINDS,
  facts: FACT_KINDS,
  tasks: TASK_KINDS,
  messages: [
    messages.CASE_WORKFLOW,
    messages.CASE_TASK_QUEUE,
    messages.BATCH_TASK_QUEUE,
    messages.GET_STATE_QUERY,
    messages.RULES_CHANGED_SIGNAL,
    messages.caseWorkflowId('ID'),
    batch.BATCH_WORKFLOW,
    batch.GET_PROGRESS_QUERY,
  ],
};

/** Until a version is released, its names are recorded anew with its histories: BANGFU_KEEP_HISTORIES=1. */
function record(): void {
  mkdirSync(FOLDER, { recursive: true });
  const sorted = Object.entries(NAMES).map(([of, names]) => [of, [...names].sort()] as const);
  const text = JSON.stringify(Object.fromEntries(sorted), undefined, 2);
  writeFileSync(path.join(FOLDER, `${version}.json`), `${text}\n`);
}

describe('names on the wire and in the ledger', () => {
  if (process.env['BANGFU_KEEP_HISTORIES'] === '1') record();

  it.each(readdirSync(FOLDER))('of %s are all known to this build', (file) => {
    const kept = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, string[]>;
    expect(Object.keys(kept).sort()).toEqual(Object.keys(NAMES).sort());
    for (const [of, names] of Object.entries(kept)) {
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !NAMES[of]?.includes(name))).toEqual([]);
    }
  });
});
