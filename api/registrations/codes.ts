/** 失业原因, standard ajc093. */
export const UNEMPLOYMENT_REASONS = {
  '10': '年满16周岁,从各类学校毕业、结业、肄业的',
  '20': '从企业、机关、事业单位等各类用人单位失业的',
  '32': '个体工商户业主、私营企业和民办非企业业主停产、破产停止经营的',
  '50': '承包土地被征用的农村劳动力',
  '60': '军人退出现役且未纳入国家统一安置的,以及随军家属未安置就业的',
  '70': '刑满释放、假释、监外执行的',
  '90': '其他',
} as const;

/** 文化程度, GB/T 4658-2006, the first digit: public copies disagree on the second. */
export const EDUCATIONS = {
  '10': '研究生',
  '20': '大学本科',
  '30': '大学专科',
  '40': '中等职业',
  '60': '普通高中',
  '70': '初中',
  '80': '小学',
  '90': '其他',
} as const;

/** 登记地类型. */
export const PLACE_TYPES = {
  HABITUAL: '常住地',
  HOUSEHOLD: '户籍地',
  INSURED: '参保地',
  EMPLOYED: '就业地',
} as const;

/** 证件类型 (R-07 含港澳台劳动者). */
export const DOCUMENT_KINDS = {
  CN_ID: '居民身份证',
  HMT_RESIDENCE: '港澳台居民居住证',
  HM_PERMIT: '港澳居民来往内地通行证',
  TW_PERMIT: '台湾居民来往大陆通行证',
} as const;

/** 服务意愿. */
export const WISHES = {
  JOB: '就业',
  TRAINING: '培训',
  STARTUP: '创业',
  BENEFIT: '失业金',
  UNCLEAR: '意向不清晰',
  OTHER: '其他',
} as const;

export const SEXES = { MALE: '男', FEMALE: '女' } as const;
export const CHANNELS = { COUNTER: '窗口', ONLINE: '网上', IMPORT: '导入' } as const;
/** The three tags that are never left open: 就业困难人员, 离校未就业毕业生, 脱贫人口. */
export const TAG_ANSWERS = { YES: '是', NO: '否', UNKNOWN: '不清楚' } as const;

/** The codes of a table, in its order. */
export function codesOf<T extends Readonly<Record<string, string>>>(table: T): (keyof T & string)[] {
  return Object.keys(table);
}
