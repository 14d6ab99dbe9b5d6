import path from 'node:path';
import { parseArgs } from 'node:util';
import { COLUMNS } from './csv-import/columns';
import { runImport, type ImportSummary } from './csv-import/run-import';
import { dataFolder, usualDataDir } from './data-folder';
import { findInstance } from './instance';
import { readPrivateJson } from './private-file';
import type { SampleAccount } from './sample-accounts';
import { messageOf, SetupError } from './setup-error';
import { untilToldToStop } from './signals';

const PARALLEL = 8;
const INTERRUPTED = 130;

const HELP = `用法: npm run import -- 文件.csv [选项]

把文件中的人员逐行办理失业登记(与窗口办理同样审核)。同一行重复导入只登记一次,中断后再次运行同一命令即可继续。
旁边生成 文件.results.csv(每行一个结果)和 文件.refused.csv(未通过的行,原有各列加原因;更正后可直接导入)。

  --api URL          服务地址      BANGFU_API_URL    (正在本机运行的 Bangfu)
  --user NAME        用户名        BANGFU_USER       (样例账户 county)
  --password WORD    密码          BANGFU_PASSWORD   (样例账户的密码)
  --data DIR         数据目录      BANGFU_DATA       (.bangfu)
  --parallel N       同时办理行数                    (${PARALLEL})
  -h, --help

文件: CSV,UTF-8 或 GB18030(自动识别);第一行为列名,列的先后不限,多余的列不使用;# 开头的行跳过。列名:
${COLUMNS.map(describe).join('\n')}

退出码: 0 每一行都有结果(已登记或未通过);1 有的行没有得到答复;130 被中断。
`;

function describe({ heading, form, otherwise }: (typeof COLUMNS)[number]): string {
  const need = otherwise === undefined ? '必填' : '可不填';
  return `  ${heading.padEnd(10, '\u3000')}${need}  ${meaningOf(form)}`;
}

function meaningOf(form: (typeof COLUMNS)[number]['form']): string {
  if (form === 'text') return '文字';
  if (form === 'date') return '日期,如 2026-11-23';
  if (form === 'yesNo') return '是、否';
  const values = Object.entries(form.codes).map(([code, name]) =>
    /^\d/.test(code) ? `${code} ${name}` : name,
  );
  return `${form.many ? '可多项,用顿号分开:' : ''}${values.join(' | ')}`;
}

interface Arguments {
  file: string;
  apiUrl: string;
  username: string;
  password: string;
  parallel: number;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        api: { type: 'string' },
        user: { type: 'string' },
        password: { type: 'string' },
        data: { type: 'string' },
        parallel: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new SetupError(`${messageOf(error).split('\n')[0]} (npm run import -- --help 列出选项)`);
  }
}

function readArguments(args: string[], env: NodeJS.ProcessEnv): Arguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new SetupError('请给出一个文件:npm run import -- 文件.csv');
  const folder = dataFolder(values.data ?? env['BANGFU_DATA'] ?? usualDataDir());
  const apiUrl = values.api ?? env['BANGFU_API_URL'] ?? findInstance(folder)?.apiUrl;
  if (!apiUrl) throw new SetupError('本机没有正在运行的 Bangfu:请先 npm start,或用 --api 给出服务地址。');
  if (!URL.canParse(apiUrl)) throw new SetupError('服务地址应形如 https://主机:端口。');
  const accounts = readPrivateJson<SampleAccount[]>(folder.accounts) ?? [];
  const username = values.user ?? env['BANGFU_USER'] ?? 'county';
  const password =
    values.password ?? env['BANGFU_PASSWORD'] ?? accounts.find((one) => one.username === username)?.password;
  if (!password)
    throw new SetupError(`没有用户 ${username} 的密码:请用 --password 或 BANGFU_PASSWORD 给出。`);
  return { file: path.resolve(file), apiUrl, username, password, parallel: parallelFrom(values.parallel) };
}

function parallelFrom(text: string | undefined): number {
  const parallel = Number(text ?? PARALLEL);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 64)
    throw new SetupError('--parallel 应为1至64的整数。');
  return parallel;
}

function tell({ complete, counts, resultsFile, refusedFile }: ImportSummary): void {
  console.log(`结果: ${resultsFile}`);
  if (counts.REFUSED > 0) console.log(`未通过的行: ${refusedFile}`);
  if (!complete) console.log('有的行尚无结果:再次运行同一命令即可继续,已登记的不会重复登记。');
}

async function run(): Promise<number> {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const stop = new AbortController();
  void untilToldToStop(() => process.exit(INTERRUPTED)).then(() => {
    console.error('\n正在停止:等待已发出的行…(再按一次立即退出)');
    stop.abort();
  });
  const summary = await runImport({ ...options, stop: stop.signal });
  tell(summary);
  if (summary.complete) return 0;
  return stop.signal.aborted ? INTERRUPTED : 1;
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  },
);
