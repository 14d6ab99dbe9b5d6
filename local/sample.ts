import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { civilDateOf, isCivilDate } from '../domain/civil-date';
import type { Encoding } from './csv-import/encoding';
import { writeSampleFile } from './csv-import/sample-file';
import { usualDataDir } from './data-folder';
import { lowestDivisions } from './divisions';
import type { MadeUpOptions } from './made-up-people';
import { messageOf, SetupError } from './setup-error';

/** The county of the sample accounts, so that its officer may import what comes out. */
const USUAL_DIVISIONS = '411002';
const MOST_PEOPLE = 200_000;

const HELP = `用法: npm run sample -- [选项]

编造一批失业人员,写成 npm run import 可导入的 CSV 文件。均为虚构;种子、人数、日期相同则文件相同。

  --people N          人数                                      (500)
  --seed N            随机种子                                  (1)
  --as-of DATE        登记日期,失业时间均早于此                (今天)
  --divisions CODES   区划代码,逗号分隔;4110 为全市            (${USUAL_DIVISIONS} 魏都区)
  --encoding NAME     utf8 或 gb18030                           (utf8)
  --out FILE          写到哪里                                  (.bangfu/sample-人数-种子.csv)
  -h, --help
`;

interface SampleOptions extends MadeUpOptions {
  file: string;
  encoding: Encoding;
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        people: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' },
        'as-of': { type: 'string' },
        divisions: { type: 'string', default: USUAL_DIVISIONS },
        encoding: { type: 'string', default: 'utf8' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new SetupError(`${messageOf(error).split('\n')[0]} (npm run sample -- --help 列出选项)`);
  }
}

function readOptions(args: string[]): SampleOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const [count, seed] = [Number(values.people), Number(values.seed)];
  if (!Number.isInteger(count) || count < 1 || count > MOST_PEOPLE) {
    throw new SetupError(`--people 应为1至${MOST_PEOPLE}的整数。`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295)
    throw new SetupError('--seed 应为非负整数。');
  const asOf = values['as-of'] ?? civilDateOf(new Date().toISOString());
  if (!isCivilDate(asOf)) throw new SetupError('--as-of 应为日期,格式如 2026-11-23。');
  const places = lowestDivisions(values.divisions.split(','));
  if (places.length === 0) throw new SetupError('--divisions 没有对应的社区(村)。');
  const { encoding } = values;
  if (encoding !== 'utf8' && encoding !== 'gb18030')
    throw new SetupError('--encoding 应为 utf8 或 gb18030。');
  const file = path.resolve(values.out ?? path.join(usualDataDir(), `sample-${count}-${seed}.csv`));
  return { count, seed, asOf, places, encoding, file };
}

function run(): void {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return;
  }
  const { file, encoding, ...people } = options;
  mkdirSync(path.dirname(file), { recursive: true });
  writeSampleFile(file, people, encoding);
  console.log(
    `已编造${people.count}人(均为虚构): ${file}\n导入: npm run import -- ${path.relative(process.cwd(), file)}`,
  );
}

try {
  run();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
