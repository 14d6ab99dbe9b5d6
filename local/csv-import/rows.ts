import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { SetupError } from '../setup-error';
import { COLUMNS, type Row } from './columns';
import { readText, type Encoding } from './encoding';

export interface NumberedRow {
  /** Line of the file on which the row ends. */
  line: number;
  row: Row;
}

export interface RowFile {
  headings: string[];
  rows: AsyncIterable<NumberedRow>;
}

/**
 * Opens a file with headings in its first row; rows that begin with # before and among the others are comments.
 * @throws SetupError when a required column is missing, or one is there twice
 */
export async function openRows(file: string, encoding: Encoding): Promise<RowFile> {
  const parser = parse({
    bom: true,
    comment: '#',
    comment_no_infix: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  });
  const source = Readable.from(readText(file, encoding));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  const records = (parser as AsyncIterable<ParsedRecord>)[Symbol.asyncIterator]();
  const first = await nextOf(records);
  const headings = first.done ? [] : first.value.record.map((heading) => heading.trim());
  checkHeadings(headings);
  return { headings, rows: numbered(headings, records) };
}

interface ParsedRecord {
  info: { lines: number };
  record: string[];
}

function checkHeadings(headings: readonly string[]): void {
  const missing = COLUMNS.filter(
    ({ heading, otherwise }) => otherwise === undefined && !headings.includes(heading),
  ).map(({ heading }) => heading);
  if (missing.length > 0) throw new SetupError(`文件缺少以下列:${missing.join('、')}(--help 列出全部列名)。`);
  const twice = headings.filter((heading, index) => heading && headings.indexOf(heading) < index);
  if (twice.length > 0) throw new SetupError(`以下列名重复:${twice.join('、')}。`);
}

async function* numbered(
  headings: readonly string[],
  records: AsyncIterator<ParsedRecord>,
): AsyncGenerator<NumberedRow> {
  for (let next = await nextOf(records); !next.done; next = await nextOf(records)) {
    const { record, info } = next.value;
    yield {
      line: info.lines,
      row: Object.fromEntries(headings.map((heading, n) => [heading, record[n] ?? ''])),
    };
  }
}

async function nextOf(records: AsyncIterator<ParsedRecord>): Promise<IteratorResult<ParsedRecord>> {
  try {
    return await records.next();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SetupError(`第${String(error['lines'])}行附近的引号或分隔符有误,请更正后再次运行。`);
  }
}
