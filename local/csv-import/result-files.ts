import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { encodeText, type Encoding } from './encoding';
import { RESULTS, type Outcome } from './outcome';

const RESULT_HEADINGS = [
  '行号',
  '结果',
  '登记编号',
  '个案编号',
  '登记日期',
  '承诺时限',
  '错误代码',
  '错误列',
  '说明',
  '命令号',
];
const REASON_HEADINGS = ['错误代码', '错误列', '说明'];

/** A CSV file that is whole after every row, so that whoever stops the run has something to read. */
class CsvFile {
  private readonly descriptor: number;

  constructor(
    readonly path: string,
    headings: readonly string[],
    private readonly encoding: Encoding,
  ) {
    this.descriptor = openSync(path, 'w', 0o600);
    writeSync(this.descriptor, encodeText(stringify([headings]), encoding, true));
  }

  write(cells: readonly string[]): void {
    writeSync(this.descriptor, encodeText(stringify([cells]), this.encoding));
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** One result a row, and beside it the refused rows in their own columns: corrected, that file can be imported again. */
export class ResultFiles {
  readonly results: CsvFile;
  readonly refused: CsvFile;
  private readonly originals: string[];

  constructor(file: string, headings: readonly string[], encoding: Encoding) {
    const stem = file.replace(/\.csv$/i, '');
    this.originals = headings.filter((heading) => !REASON_HEADINGS.includes(heading));
    this.results = new CsvFile(`${stem}.results.csv`, RESULT_HEADINGS, encoding);
    this.refused = new CsvFile(`${stem}.refused.csv`, [...this.originals, ...REASON_HEADINGS], encoding);
  }

  write({
    line,
    row,
    result,
    commandId,
    code = '',
    heading = '',
    reason = '',
    ...registered
  }: Outcome): void {
    const { registrationId = '', caseId = '', registeredOn = '', promise = '' } = registered;
    const why = [code, heading, reason];
    this.results.write([
      String(line),
      RESULTS[result],
      ...[registrationId, caseId, registeredOn, promise],
      ...why,
      commandId,
    ]);
    if (result === 'REFUSED') {
      this.refused.write([...this.originals.map((original) => row[original] ?? ''), ...why]);
    }
  }

  close(): void {
    this.results.close();
    this.refused.close();
  }
}
