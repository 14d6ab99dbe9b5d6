import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lowestDivisions } from '../../local/divisions';
import { readRow, writeRow } from '../../local/csv-import/columns';
import { detectEncoding, type Encoding } from '../../local/csv-import/encoding';
import { encodeGb18030 } from '../../local/csv-import/gb18030';
import { openRows } from '../../local/csv-import/rows';
import { writeSampleFile } from '../../local/csv-import/sample-file';
import { madeUpRegistrations } from '../../local/made-up-people';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const options = { count: 60, seed: 7, asOf: '2026-11-23', places: lowestDivisions(['411002']) };

async function rowsOf(file: string, encoding: Encoding) {
  const rows = [];
  for await (const row of (await openRows(file, encoding)).rows) rows.push(row);
  return rows;
}

describe('a sample file', () => {
  it.each(['utf8', 'gb18030'] as const)(
    'says on its face and in every row that it is made up: %s',
    async (encoding) => {
      const file = path.join(folder, `${encoding}.csv`);
      writeSampleFile(file, options, encoding);
      const text = new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'gb18030').decode(readFileSync(file));
      expect(text.split('\n')[0]).toMatch(/^# 虚构样本.*并非真实人员$/);
      const rows = await rowsOf(file, encoding);
      expect(rows).toHaveLength(60);
      expect(rows.every(({ row }) => row['备注'] === '虚构样本')).toBe(true);
    },
  );

  it.each(['utf8', 'gb18030'] as const)(
    'is read back as the registrations it was written from: %s',
    async (encoding) => {
      const file = path.join(folder, `again-${encoding}.csv`);
      writeSampleFile(file, options, encoding);
      expect(await detectEncoding(file)).toMatchObject({ encoding });
      const read = (await rowsOf(file, encoding)).map(({ row }) => readRow(row));
      expect(read).toEqual([...madeUpRegistrations(options)].map((request) => ({ request })));
    },
  );

  it('is the same for the same options', () => {
    const files = ['one.csv', 'two.csv'].map((name) => path.join(folder, name));
    for (const file of files) writeSampleFile(file, options, 'utf8');
    const [one, two] = files.map((file) => readFileSync(file));
    expect(one).toEqual(two);
  });
});

describe('GB 18030', () => {
  it('is written so that the reader reads back every character there is', () => {
    const decoder = new TextDecoder('gb18030');
    let text = '';
    for (let code = 0; code <= 0x10ffff; code += code < 0x10000 ? 1 : 97) {
      if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
    }
    const read = [...decoder.decode(encodeGb18030(text))];
    const lost = [...text].filter((character, index) => character !== read[index]);
    expect(lost.length).toBeLessThan(100);
  });

  it('keeps the characters of rare names', () => {
    const names = '〇㛃䶮𬎆𪚥𣲗·';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(names))).toBe(names);
  });
});

describe('a row', () => {
  const [request] = [...madeUpRegistrations({ ...options, count: 1 })];
  if (!request) throw new Error('somebody was made up');
  const row = writeRow(request);

  it('is read with codes or names, in any of the usual writings of a date', () => {
    const written = {
      ...row,
      失业原因: '20',
      失业时间: '2026/1/5',
      服务意愿: '就业, 培训',
      证件类型: '',
      受理渠道: '',
    };
    expect(readRow(written)).toMatchObject({
      request: {
        person: { documentKind: 'CN_ID' },
        channel: 'IMPORT',
        profile: { unemploymentReason: '20', unemployedSince: '2026-01-05', wishes: ['JOB', 'TRAINING'] },
      },
    });
  });

  it('tells every cell that cannot be read', () => {
    const written = { ...row, 已签承诺书: '签了', 文化程度: '高小', 姓名: ' ', 失业时间: '去年' };
    const read = readRow(written);
    expect('errors' in read && read.errors.map(({ heading }) => heading)).toEqual([
      '姓名',
      '已签承诺书',
      '失业时间',
      '文化程度',
    ]);
  });
});
