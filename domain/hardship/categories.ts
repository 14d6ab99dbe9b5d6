import type { ClauseId } from '../clauses';

/** 就业困难人员类别, in the order of the table. */
export const HARDSHIP_CATEGORIES = [
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6a',
  'H6b',
  'H6c',
  'H6d',
  'H6e',
  'H7',
  'H8',
  'H9',
] as const;
export type HardshipCategory = (typeof HARDSHIP_CATEGORIES)[number];

export interface CategoryRow {
  name: string;
  /** Where the category comes from: the notice or the lists of Henan and Xuchang. */
  source: string;
  clauses: readonly ClauseId[];
  /** What an application brings, beside the person's commitment. */
  evidence: readonly string[];
  /** Health and family are sensitive personal data (个人信息保护法 art. 28): read by who certifies. */
  sensitive: boolean;
}

const GUIDE = '许昌市就业困难人员认定办法;河南省内认定办事指南';
const NOTICE = '本通知四(六)';

export const CATEGORY_ROWS: Readonly<Record<HardshipCategory, CategoryRow>> = {
  H1: {
    name: '城镇零就业家庭成员',
    source: `${NOTICE};${GUIDE}`,
    clauses: ['R-35', 'R-87'],
    evidence: ['户口簿', '家庭成员失业登记核对'],
    sensitive: true,
  },
  H2: {
    name: '距法定退休年龄十年以内(大龄)',
    source: `${NOTICE};河南省就业促进条例第43条`,
    clauses: ['R-35', 'R-87', 'A-18'],
    evidence: ['身份证', '女性退休类别依据'],
    sensitive: false,
  },
  H3: {
    name: '登记失业半年以上(长期失业)',
    source: `${NOTICE};豫政〔2015〕59号`,
    clauses: ['R-65', 'R-87', 'A-13'],
    evidence: ['失业登记记录'],
    sensitive: false,
  },
  H4: {
    name: '困难家庭等毕业2年内未就业高校毕业生',
    source: GUIDE,
    clauses: ['R-33'],
    evidence: ['毕业证', '低保证、残疾证、特困职工证明或助学贷款证明之一'],
    sensitive: true,
  },
  H5: {
    name: '就业困难的被征地农民',
    source: GUIDE,
    clauses: ['R-33'],
    evidence: ['自然资源部门和乡镇(街道)、村委会凭证'],
    sensitive: false,
  },
  H6a: {
    name: '失业的残疾人',
    source: `${NOTICE};${GUIDE}`,
    clauses: ['R-35', 'R-87'],
    evidence: ['残疾人证'],
    sensitive: true,
  },
  H6b: {
    name: '城镇退役军人',
    source: GUIDE,
    clauses: ['R-33'],
    evidence: ['退役证明'],
    sensitive: false,
  },
  H6c: {
    name: '县级以上劳动模范',
    source: GUIDE,
    clauses: ['R-33'],
    evidence: ['劳模证书'],
    sensitive: false,
  },
  H6d: { name: '军烈属', source: GUIDE, clauses: ['R-33'], evidence: ['军烈属证明'], sensitive: false },
  H6e: {
    name: '抚养未成年人的单亲家庭成员',
    source: GUIDE,
    clauses: ['R-33'],
    evidence: ['单亲及抚养资料'],
    sensitive: true,
  },
  H7: {
    name: '低保家庭成员',
    source: NOTICE,
    clauses: ['R-87'],
    evidence: ['低保证', '民政数据比对'],
    sensitive: true,
  },
  H8: {
    name: '脱贫人口(含监测对象)',
    source: NOTICE,
    clauses: ['R-69', 'R-87'],
    evidence: ['乡村振兴系统比对'],
    sensitive: false,
  },
  H9: {
    name: '国家和省规定的其他情形',
    source: '就业促进法第52条',
    clauses: ['R-33'],
    evidence: ['所依据文件'],
    sensitive: false,
  },
};

/**
 * 就业特别困难: who is recommended first for a public-welfare post. The notice's list is open
 * ("年龄偏大、零就业家庭成员、残疾等"), so the categories come with the policy.
 */
export function isSpecialHardship(
  certified: readonly HardshipCategory[],
  { specialCategories }: { specialCategories: readonly HardshipCategory[] },
): boolean {
  return certified.some((category) => specialCategories.includes(category));
}
