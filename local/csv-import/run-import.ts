import type { Outcome } from './outcome';
import { detectEncoding } from './encoding';
import { settle } from './outcome';
import { Progress } from './progress';
import { RegistrationClient, type Login, type Patience } from './registration-client';
import { ResultFiles } from './result-files';
import { openRows, type RowFile } from './rows';

export interface ImportOptions extends Login {
  file: string;
  /** How many rows are under way at once. */
  parallel: number;
  /** Aborted when no further row is to be begun; those under way are waited for. */
  stop: AbortSignal;
  patience?: Patience;
  /** Where the progress line goes; standard error unless told. */
  out?: NodeJS.WriteStream;
}

export interface ImportSummary {
  counts: Progress['counts'];
  /** Whether every row of the file was answered: registered or refused. */
  complete: boolean;
  resultsFile: string;
  refusedFile: string;
}

/**
 * Registers everybody in a file, in the order of its rows.
 * @throws SetupError when the file cannot be read as one of registrations, or the login is refused
 */
export async function runImport(options: ImportOptions): Promise<ImportSummary> {
  const { encoding, lines } = await detectEncoding(options.file);
  const rowFile = await openRows(options.file, encoding);
  const client = new RegistrationClient(options, options.patience);
  await client.open();
  const files = new ResultFiles(options.file, rowFile.headings, encoding);
  const progress = new Progress(Math.max(0, lines - 1), options.out);
  try {
    const finished = await settleAll(client, rowFile, options, (outcome) => {
      files.write(outcome);
      progress.count(outcome);
    });
    progress.finish();
    return {
      counts: progress.counts,
      complete: finished && progress.counts.UNANSWERED === 0,
      resultsFile: files.results.path,
      refusedFile: files.refused.path,
    };
  } finally {
    files.close();
  }
}

/** Keeps a bounded number of rows under way and hands their outcomes on in the file's order. @returns whether it got to the end */
async function settleAll(
  client: RegistrationClient,
  { rows }: RowFile,
  { parallel, stop }: ImportOptions,
  report: (outcome: Outcome) => void,
): Promise<boolean> {
  const underWay: Promise<Outcome>[] = [];
  let isAway = false;
  const reportFirst = async (): Promise<void> => {
    const outcome = await underWay.shift();
    if (!outcome) return;
    report(outcome);
    isAway ||= outcome.isAway === true;
  };
  try {
    for await (const row of rows) {
      if (stop.aborted || isAway) return false;
      underWay.push(settle(client, row));
      if (underWay.length >= parallel) await reportFirst();
    }
    return true;
  } finally {
    while (underWay.length > 0) await reportFirst();
  }
}
