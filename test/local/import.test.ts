import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { lowestDivisions } from '../../local/divisions';
import { runImport, type ImportOptions } from '../../local/csv-import/run-import';
import { writeSampleFile } from '../../local/csv-import/sample-file';
import { ApiWorld, PASSWORD } from '../api/support/api-world';
import { temporaryFolder } from '../support/temporary-folder';

type Record = { [heading: string]: string };

const quiet = { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream;
const patience = { giveUpAfterMs: 60_000, firstWaitMs: 5, longestWaitMs: 50 };

describe('importing a file', () => {
  const folder = temporaryFolder();
  const places = lowestDivisions(['411002']);
  const asOf = '2026-11-23';
  let world: ApiWorld;
  let apiUrl: string;
  let username: string;
  let files = 0;

  beforeAll(async () => {
    world = await ApiWorld.start({ loginLimits: { perAddress: 1000, perName: 1000 } });
    ({ username } = await world.hire('COUNTY_OFFICER', '411002'));
    apiUrl = await world.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => world.stop());

  const sample = (count: number, encoding: 'utf8' | 'gb18030' = 'utf8'): string => {
    files += 1;
    const file = path.join(folder, `people-${files}.csv`);
    writeSampleFile(file, { count, seed: files, asOf, places }, encoding);
    return file;
  };
  const importing = (file: string, more: Partial<ImportOptions> = {}) =>
    runImport({
      file,
      apiUrl,
      username,
      password: PASSWORD,
      parallel: 4,
      stop: new AbortController().signal,
      out: quiet,
      patience,
      ...more,
    });
  const read = (file: string, encoding = 'utf-8'): Record[] =>
    parse(new TextDecoder(encoding).decode(readFileSync(file)), { columns: true });
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));

  it('registers everybody and writes a result for each row, in their order', async () => {
    const file = sample(20);
    const summary = await importing(file);
    expect(summary).toMatchObject({ complete: true, counts: { REGISTERED: 20, REFUSED: 0 } });
    const results = read(summary.resultsFile);
    expect(results.map((row) => Number(row['行号']))).toEqual(Array.from({ length: 20 }, (_, n) => n + 3));
    const ids = results.map((row) => row['登记编号'] ?? '');
    expect(await world.db.registration.count({ where: { id: { in: ids } } })).toBe(20);
    expect(results[0]?.['承诺时限']).toContain('应于11月30日（周一）前完成4项基本服务');
    expect(read(summary.refusedFile)).toEqual([]);
  });

  it('reads GB 18030 and answers in it', async () => {
    const summary = await importing(sample(5, 'gb18030'));
    expect(summary.counts.REGISTERED).toBe(5);
    expect(read(summary.resultsFile, 'gb18030')[0]).toMatchObject({ 结果: '已登记' });
  });

  it('may be run again: what is registered is found, and nothing is registered twice', async () => {
    const file = sample(12);
    const first = read((await importing(file)).resultsFile);
    const before = await world.rowCounts();
    const again = await importing(file);
    expect(again).toMatchObject({ complete: true, counts: { REGISTERED: 0, REPEATED: 12 } });
    expect(read(again.resultsFile).map((row) => row['登记编号'])).toEqual(
      first.map((row) => row['登记编号']),
    );
    expect(await world.rowCounts()).toEqual(before);
  });

  it('puts what is refused beside, in its own columns, with code, column and reason; corrected, that file is imported', async () => {
    const file = sample(6);
    edit(file, (text) => {
      const lines = text.split('\n');
      lines[2] = (lines[2] ?? '')
        .replace('2026-', '2027-')
        .replace('2025-', '2027-')
        .replace('2024-', '2027-');
      lines[3] = (lines[3] ?? '').replace(/411002\d{6}/, '411003001001');
      lines[4] = (lines[4] ?? '').replace('居民身份证', '护照');
      return lines.join('\n');
    });
    const summary = await importing(file);
    expect(summary).toMatchObject({ complete: true, counts: { REGISTERED: 3, REFUSED: 3 } });
    const refused = read(summary.refusedFile);
    expect(refused.map((row) => [row['错误代码'], row['错误列']])).toEqual([
      ['DATE_IN_FUTURE', '失业时间'],
      ['ORGANISATION_OUT_OF_SCOPE', '登记机构编码'],
      ['INVALID_FIELD', '证件类型'],
    ]);
    for (const row of refused) expect(row['说明']).toMatch(/\p{Script=Han}/u);
    const corrected = path.join(folder, 'corrected.csv');
    copyFileSync(summary.refusedFile, corrected);
    edit(corrected, (text) =>
      text
        .replaceAll('护照', '居民身份证')
        .replaceAll('411003001001', '411002001001')
        .replaceAll(/2027-\d\d-\d\d/g, '2026-10-01'),
    );
    expect(await importing(corrected)).toMatchObject({ counts: { REGISTERED: 3, REFUSED: 0 } });
  });

  it('says a person is registered already, and nothing about it', async () => {
    const file = sample(1);
    await importing(file);
    edit(file, (text) => text.replace(/100\d{8}/, '10000000000'));
    const summary = await importing(file);
    expect(read(summary.resultsFile)).toMatchObject([{ 结果: '未通过', 错误代码: 'DUPLICATE_REGISTRATION' }]);
  });

  it('leaves usable files when it is stopped, and goes on when it is run again', async () => {
    const file = sample(40);
    const stop = new AbortController();
    let seen = 0;
    const out = { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream;
    const proxy = await throughProxy(apiUrl, () => {
      seen += 1;
      if (seen === 10) stop.abort();
      return undefined;
    });
    const summary = await importing(file, { apiUrl: proxy.url, stop: stop.signal, out });
    await proxy.close();
    expect(summary.complete).toBe(false);
    const results = read(summary.resultsFile);
    expect(results.length).toBe(summary.counts.REGISTERED);
    expect(results.length).toBeLessThan(40);
    const again = await importing(file);
    expect(again).toMatchObject({
      complete: true,
      counts: { REPEATED: results.length, REGISTERED: 40 - results.length },
    });
  });

  it('is patient with a service that is away for a while, and loses and doubles nothing', async () => {
    const file = sample(15);
    let n = 0;
    const proxy = await throughProxy(apiUrl, () => {
      n += 1;
      if (n % 5 === 0) return 'LOSE_ANSWER';
      return n % 3 === 0 ? 'AWAY' : undefined;
    });
    const summary = await importing(file, { apiUrl: proxy.url });
    await proxy.close();
    expect(summary).toMatchObject({ complete: true, counts: { REFUSED: 0, UNANSWERED: 0 } });
    const ids = read(summary.resultsFile).map((row) => row['登记编号']);
    expect(new Set(ids).size).toBe(15);
  });

  it('gives up in the end on one that stays away, and says which rows have no answer', async () => {
    const file = sample(30);
    let n = 0;
    const proxy = await throughProxy(apiUrl, () => {
      n += 1;
      return n > 6 ? 'AWAY' : undefined;
    });
    const summary = await importing(file, {
      apiUrl: proxy.url,
      patience: { ...patience, giveUpAfterMs: 100 },
    });
    await proxy.close();
    expect(summary.complete).toBe(false);
    expect(summary.counts.UNANSWERED).toBeGreaterThan(0);
    expect(read(summary.resultsFile).some((row) => row['结果'] === '未得到答复')).toBe(true);
  });

  it('logs in again when the session runs out on the way', async () => {
    const file = sample(8);
    let n = 0;
    const proxy = await throughProxy(apiUrl, async () => {
      n += 1;
      if (n === 4) await world.owner.staffSession.deleteMany();
      return undefined;
    });
    expect(await importing(file, { apiUrl: proxy.url })).toMatchObject({
      complete: true,
      counts: { REGISTERED: 8 },
    });
    await proxy.close();
  });

  describe('refuses before anything is registered', () => {
    it.each([
      ['a file that is not there', () => path.join(folder, 'nowhere.csv'), /没有这个文件/],
      ['an empty file', () => written('empty.csv', ''), /缺少以下列/],
      [
        'a file without a required column',
        () => written('few.csv', '姓名,证件号码\n甲,1\n'),
        /缺少以下列:手机/,
      ],
      ['UTF-16', () => written('utf16.csv', Buffer.from('\ufeff姓名', 'utf16le')), /UTF-16/],
      [
        'what is no text',
        () => written('binary.csv', Buffer.from([0x50, 0x4b, 0xff, 0xff, 0x00])),
        /既不是 UTF-8/,
      ],
    ])('%s', async (_what, file, message) => {
      await expect(importing(file())).rejects.toThrow(message);
    });

    it('a wrong password, and somebody who may not register', async () => {
      const { username: auditor } = await world.hire('AUDITOR', '4110');
      await expect(importing(sample(1), { password: 'wrong' })).rejects.toThrow('登录失败');
      await expect(importing(sample(1), { username: auditor })).rejects.toThrow('无权办理');
    });
  });

  const written = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
});

type Fate = 'AWAY' | 'LOSE_ANSWER' | undefined;

/** A line to the service on which registrations can be refused with 503, or their answers get lost. */
async function throughProxy(
  target: string,
  fateOfNext: () => Fate | Promise<Fate>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const fate = request.url === '/v1/registrations' ? await fateOfNext() : undefined;
      if (fate === 'AWAY') {
        response.writeHead(503).end();
        return;
      }
      const headers = Object.entries(request.headers).filter(
        ([name]) => !['host', 'connection', 'content-length'].includes(name),
      );
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: 'POST',
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        body: Buffer.concat(chunks),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (fate === 'LOSE_ANSWER') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
