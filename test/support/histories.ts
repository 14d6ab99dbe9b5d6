import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  decode,
  visit,
  walkGetWorkflowExecutionHistoryResponse,
} from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { version } from '../../package.json';
import { LOADED_TEST_CONVERTER } from './payload-keys';

const FOLDER = path.join(__dirname, '..', 'replay');
const { History } = temporal.api.history.v1;
const codecs = LOADED_TEST_CONVERTER.payloadCodecs;

/** A run as it was lived under a released version. */
export interface KeptHistory {
  /** The version it was lived under, the life, and the number of the run in it. */
  name: string;
  history: temporal.api.history.v1.History;
}

/** A life as the engine has it, run by run. */
interface Lived {
  runs(): Promise<temporal.api.history.v1.IHistory[]>;
}

/**
 * Keeps the history of a life, run by run, for replay by every later build, when BANGFU_KEEP_HISTORIES=1: in the folder
 * of the version that is being developed, anew with every recording until it is released. Kept as they would be without
 * a codec, so that they can be read.
 */
export async function keepHistory(life: string, lived: Lived): Promise<void> {
  if (process.env.BANGFU_KEEP_HISTORIES !== '1') return;
  const folder = path.join(FOLDER, version);
  mkdirSync(folder, { recursive: true });
  for (const [index, history] of (await lived.runs()).entries()) {
    const file = path.join(folder, `${life}.${index + 1}.json.gz`);
    await visit({ history }, walkGetWorkflowExecutionHistoryResponse, {
      transformPayload: async (payload) => (await decode(codecs, [payload]))[0] ?? payload,
      transformPayloads: (payloads) => decode(codecs, payloads),
    });
    writeFileSync(file, gzipSync(JSON.stringify(history), { level: 9 }));
  }
}

/** The histories that were kept, of every version. */
export function keptHistories(): KeptHistory[] {
  return versions().flatMap((kept) =>
    readdirSync(path.join(FOLDER, kept))
      .sort()
      .map((file) => {
        const content = gunzipSync(readFileSync(path.join(FOLDER, kept, file))).toString();
        return { name: `${kept}/${file}`, history: History.fromObject(JSON.parse(content) as object) };
      }),
  );
}

/** The versions under which histories were kept. */
function versions(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
