import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Division } from '../divisions';
import { madeUpRegistrations, type MadeUpOptions } from '../made-up-people';
import { COLUMNS, writeRow } from './columns';
import { encodeText, type Encoding } from './encoding';

const REMARK = '虚构样本';
const HEADINGS = [...COLUMNS.map(({ heading }) => heading), '登记机构名称', '备注'];

/** Writes a file of made-up people that `npm run import` reads. It says so in its first line and in every row. */
export function writeSampleFile(file: string, options: MadeUpOptions, encoding: Encoding): void {
  const { count, seed, asOf, places } = options;
  const names = new Map(places.map(({ code, name }: Division) => [code, name]));
  const descriptor = openSync(file, 'w', 0o600);
  try {
    const title = `# 虚构样本:以下${count}人均为随机编造(种子${seed},日期${asOf}),并非真实人员\n`;
    writeSync(descriptor, encodeText(title + stringify([HEADINGS]), encoding, true));
    for (const request of madeUpRegistrations(options)) {
      const row = writeRow(request);
      const cells = COLUMNS.map(({ heading }) => row[heading] ?? '');
      writeSync(
        descriptor,
        encodeText(stringify([[...cells, names.get(request.orgCode) ?? '', REMARK]]), encoding),
      );
    }
  } finally {
    closeSync(descriptor);
  }
}
