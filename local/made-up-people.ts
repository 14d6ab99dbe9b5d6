import type { RegistrationRequest } from '../api/registrations/schema';
import { addDays, addMonths, type CivilDate } from '../domain/civil-date';
import { checkDigit } from '../domain/identity-number';
import type { Division } from './divisions';
import { SeededRandom } from './seeded-random';

/** Made-up numbers begin with area codes that no county ever had, and made-up phones with a prefix that no mobile has. */
const AREAS = ['419901', '419902', '419903', '419904'];
const PHONE_PREFIX = '100';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  '欧阳',
  '司马',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红梅志文玉兰晓东海燕春雪峰宁欣怡梓涵宇轩',
];
const EMPLOYERS = [
  '某食品厂',
  '某发制品厂',
  '某建材公司',
  '某物流公司',
  '某超市',
  '某电子厂',
  '某餐饮店',
  '某纺织厂',
];
const SKILLS = ['电焊', '缝纫', '叉车驾驶', '家政服务', '中式烹饪', '电工', '会计基础', '计算机操作'];
const COMMITMENT = '2023-06';

type Profile = RegistrationRequest['profile'];

/** Age in years on the day they are made up, by how common it is among the unemployed. */
const AGES: readonly (readonly [number, readonly [youngest: number, oldest: number]])[] = [
  [4, [16, 19]],
  [14, [20, 24]],
  [24, [25, 34]],
  [26, [35, 44]],
  [24, [45, 54]],
  [8, [55, 59]],
];

const WISHES: readonly (readonly [number, Profile['wishes']])[] = [
  [46, ['JOB']],
  [20, ['JOB', 'TRAINING']],
  [10, ['TRAINING']],
  [6, ['STARTUP']],
  [4, ['STARTUP', 'TRAINING']],
  [6, ['JOB', 'BENEFIT']],
  [6, ['UNCLEAR']],
  [2, ['OTHER']],
];

export interface MadeUpOptions {
  count: number;
  seed: number;
  /** The civil date on which they register: nobody lost their work after it. */
  asOf: CivilDate;
  /** Where they may register. */
  places: readonly Division[];
}

/**
 * Makes up people who may all register as unemployed: the same ones for the same options, each with an identity
 * number of their own whose check digit is right.
 * @throws RangeError without a place
 */
export function* madeUpRegistrations({
  count,
  seed,
  asOf,
  places,
}: MadeUpOptions): Generator<RegistrationRequest> {
  const random = new SeededRandom(seed);
  const taken = new Set<string>();
  for (let made = 0; made < count; made += 1) yield madeUp(random, asOf, random.pick(places).code, taken);
}

function madeUp(
  random: SeededRandom,
  asOf: CivilDate,
  orgCode: string,
  taken: Set<string>,
): RegistrationRequest {
  const [youngest, oldest] = random.weighted(AGES);
  const age = random.between(youngest, oldest);
  const profile = profileOf(random, age, asOf);
  const isGraduate = profile.unemploymentReason === '10' && ['10', '20', '30'].includes(profile.education);
  return {
    person: {
      documentKind: 'CN_ID',
      documentNumber: numberFor(random, age, asOf, taken),
      name: random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.7) ? random.pick(GIVEN) : ''),
      phone: PHONE_PREFIX + String(random.between(0, 99_999_999)).padStart(8, '0'),
    },
    orgCode,
    placeType: random.weighted([
      [60, 'HABITUAL'],
      [30, 'HOUSEHOLD'],
      [6, 'EMPLOYED'],
      [4, 'INSURED'],
    ] as const),
    channel: 'IMPORT',
    declarations: { ableToWork: true, wantsWork: true, unemployed: true, drawsPension: false },
    commitment: { version: COMMITMENT, signed: true },
    profile,
    tags: {
      hardship:
        age >= 50
          ? random.pick(['YES', 'UNKNOWN'] as const)
          : random.weighted([
              [88, 'NO'],
              [12, 'UNKNOWN'],
            ] as const),
      graduate: isGraduate ? 'YES' : 'NO',
      liftedFromPoverty: random.weighted([
        [92, 'NO'],
        [6, 'YES'],
        [2, 'UNKNOWN'],
      ] as const),
    },
  };
}

function profileOf(random: SeededRandom, age: number, asOf: CivilDate): Profile {
  const isFromSchool = age < 25 && random.chance(0.7);
  const unemploymentReason = isFromSchool
    ? '10'
    : random.weighted([
        [78, '20'],
        [8, '32'],
        [6, '50'],
        [2, '60'],
        [1, '70'],
        [5, '90'],
      ] as const);
  const hadEmployer = unemploymentReason === '20' && random.chance(0.8);
  return {
    unemploymentReason,
    unemployedSince: addDays(asOf, -random.between(3, isFromSchool ? 150 : 540)),
    education: educationAt(random, age),
    wishes: [...random.weighted(WISHES)],
    ...(hadEmployer && { lastEmployer: random.pick(EMPLOYERS) }),
    ...(random.chance(0.3) && { skills: random.pick(SKILLS) }),
  };
}

function educationAt(random: SeededRandom, age: number): Profile['education'] {
  if (age < 20)
    return random.weighted([
      [30, '70'],
      [40, '60'],
      [30, '40'],
    ] as const);
  if (age < 35)
    return random.weighted([
      [2, '10'],
      [22, '20'],
      [32, '30'],
      [20, '40'],
      [10, '60'],
      [14, '70'],
    ] as const);
  return random.weighted([
    [4, '20'],
    [12, '30'],
    [14, '40'],
    [16, '60'],
    [44, '70'],
    [10, '80'],
  ] as const);
}

/** A number nobody in this batch has, of somebody who is `age` years old. */
function numberFor(random: SeededRandom, age: number, asOf: CivilDate, taken: Set<string>): string {
  for (;;) {
    const birthDate = addDays(addMonths(asOf, -12 * age), -random.between(0, 364));
    const order = String(random.between(1, 999)).padStart(3, '0');
    const first17 = `${random.pick(AREAS)}${birthDate.replaceAll('-', '')}${order}`;
    const number = first17 + checkDigit(first17);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}
